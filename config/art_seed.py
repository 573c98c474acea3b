# The plan this project began with, to the letter: 50 epochs of AdamW, peak 2e-4, 15% warmup, cosine, patience 10. These are
# train.py's defaults too; they are spelt out here so that this file stays the plan when better defaults are found.
out_dir = "out/art_seed"
size = "large"

epochs = 50
patience = 10
learning_rate = 2e-4
warmup_ratio = 0.15
min_lr_ratio = 0.1
weight_decay = 0.1
dropout = 0.1
beta1 = 0.9
beta2 = 0.95
grad_clip = 1.0

prompts = r"Q: What is Impressionism?\nA:|Q: Who was Vincent van Gogh?\nA:|Describe the art style of"
