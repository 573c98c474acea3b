# The demo, second part: the model of art_tiny.py goes on with the 511 questions and answers alone, about four minutes.
#
# 60,000 tokens are learnt by heart: the validation loss rises while the answers become true sentences (last.pt). So this file, unlike the
# others, uses no dropout and never stops early. With a real corpus, keep both, and use best.pt.
out_dir = "out/tiny_qa"
dataset = "tiny"
start_from = "out/tiny/last.pt"
kinds = "qa"

size = "tiny"
block_size = 256
dropout = 0.0

epochs = 13
patience = 13
batch_tokens = 1024
batch_size = 4
learning_rate = 3e-3
muon_lr = 0.02
warmup_ratio = 0.05
min_lr_ratio = 0.02

sample_tokens = 40
temperature = 0.3
log_every = 40
