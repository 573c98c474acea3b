# The demo: the nineteenth century of the starter corpus on a laptop's CPU, about five minutes.
#   python prepare_art.py --sources=starter --themes=nineteenth_century --dataset=tiny --vocab_size=4096 --val_fraction=0.08
#   python train.py config/art_tiny.py
#   python sample.py --out_dir=out/tiny --checkpoint=last.pt --temperature=0.3
#
# 28,000 tokens are too few to learn a language from, and all nine themes, 260,000, too many for five minutes (LOG.md).
# The validation loss is lowest after some eight epochs (best.pt); from then on the
# model learns the text by heart, and that is when its answers become sentences (last.pt). So this file, unlike the others, uses no
# dropout and never stops early. With a real corpus, keep both, and use best.pt.
out_dir = "out/tiny"
dataset = "tiny"

size = "tiny"
block_size = 256
dropout = 0.0

epochs = 36
patience = 36
batch_tokens = 1024
batch_size = 4
learning_rate = 3e-3
warmup_ratio = 0.05

sample_tokens = 40
temperature = 0.3
log_every = 40
