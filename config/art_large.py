# 49M parameters, one GPU or several.
#   python prepare_art.py
#   torchrun --nproc_per_node=4 train.py config/art_large.py
out_dir = "out/art_large"
size = "large"
