# The demo, second part: the model of art_tiny.py goes on with the 511 questions and answers alone, about four minutes.
#   python train.py config/art_tiny.py config/art_tiny_qa.py
#
# Only what differs from art_tiny.py stands here, so give both. 60,000 tokens are learnt by heart: the validation loss rises while the answers
# become true sentences (last.pt). So the demo, unlike the other configurations, uses no dropout and never stops early. With a real corpus, keep
# both, and use best.pt.
out_dir = "out/tiny_qa"
start_from = "out/tiny/last.pt"
kinds = "qa"

epochs = 13
patience = 13
min_lr_ratio = 0.02
