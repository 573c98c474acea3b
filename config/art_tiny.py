# The demo on a laptop's CPU, first part: the whole starter corpus, two epochs, about two and a half minutes.
#   python prepare_art.py --sources=starter --dataset=tiny --vocab_size=4096 --val_fraction=0.05
#   python train.py config/art_tiny.py
#   python train.py config/art_tiny.py config/art_tiny_qa.py
#   python sample.py --out_dir=out/tiny_qa --checkpoint=last.pt --temperature=0.3
#
# After it the model writes words that belong together, and no true sentence yet. The second part teaches it to answer.
out_dir = "out/tiny"
dataset = "tiny"

size = "tiny"
block_size = 256
dropout = 0.0

epochs = 2
batch_tokens = 1024
batch_size = 4
learning_rate = 3e-3
muon_lr = 0.02
min_lr_ratio = 0.3  # the second part goes on from here
warmup_ratio = 0.05

exam_source = "starter"
answers = 20
sample_tokens = 40
temperature = 0.3
log_every = 40
