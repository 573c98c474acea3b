# The demo: the starter corpus on a laptop's CPU, about five minutes.
#   python prepare_art.py --sources=starter --dataset=tiny --vocab_size=4096 --val_fraction=0.08
#   python train.py config/art_tiny.py
out_dir = "out/tiny"
dataset = "tiny"

size = "tiny"
block_size = 256
dropout = 0.1

epochs = 40
batch_tokens = 2048
batch_size = 8
learning_rate = 2e-3
weight_decay = 0.1

sample_tokens = 60
log_every = 20
