# 36M parameters, one GPU.
#   python prepare_art.py
#   python train.py config/art_base.py
#
# The recipe of config/art_small.py, which LOG.md measures at 2.7M parameters, carried over to more text and parameters: weaker regularization,
# and a decay that forgets in about half an epoch of 100M tokens. At this size it has not been measured yet; config/art_seed.py is the plain plan.
out_dir = "out/art_base"
size = "base"

epochs = 40
learning_rate = 3e-3
muon_lr = 0.02
warmup_ratio = 0.02
min_lr_ratio = 0.0
weight_decay = 0.4
ramp_ratio = 1.0
average_epochs = 0.5
