# 36M parameters, one GPU.
#   python prepare_art.py
#   python train.py config/art_base.py
out_dir = "out/art_base"
size = "base"
