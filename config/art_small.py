# 2.7M parameters on a CPU: the recipe at the scale where it was measured against nanoGPT, see versus.py.
#   python prepare_art.py --vocab_size=4096 --dataset=whole
#   python versus.py --cut=whole
#   python train.py config/art_small.py
#   python train.py config/art_small.py --teacher=out/art_small/best.pt,out/other_seed/best.pt --taught_ratio=0.8 --dropout=0 --out_dir=out/taught    # better still
out_dir = "out/art_small"
dataset = "subset"

size = "tiny"
n_layer = 6  # deeper and narrower than tiny, with as many parameters
n_embd = 160
n_head = 4
block_size = 256
dropout = 0.1

epochs = 10
batch_tokens = 4096
batch_size = 16
learning_rate = 4e-3
muon_lr = 0.02
warmup_ratio = 0.02
min_lr_ratio = 0.0
weight_decay = 1.0
ramp_ratio = 0.5
average_epochs = 0.5

exam = ""
answers = 0
