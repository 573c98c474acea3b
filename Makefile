# make demo   install, prepare the bundled corpus, train a small model on it (about seven minutes on two CPU cores), ask it
# make test   install, run all tests
# make torture   kill, fill the disk, damage files, feed rubbish: about an hour (tests/torture.py)
PYTHON ?= python3
PY = .venv/bin/python

.PHONY: demo test torture clean

demo: .venv/demo
	$(PY) prepare_art.py --sources=starter --dataset=tiny --vocab_size=4096 --val_fraction=0.05
	$(PY) train.py config/art_tiny.py --init_from=auto
	$(PY) train.py config/art_tiny.py config/art_tiny_qa.py --init_from=auto
	@echo
	@echo "The model's answers (last.pt, which has learnt the questions and answers by heart; see config/art_tiny_qa.py):"
	@echo
	@$(PY) sample.py --out_dir=out/tiny_qa --checkpoint=last.pt --temperature=0.3
	@echo "Open out/tiny_qa/report.html: how it learnt, and what it wrote after each epoch (out/tiny/report.html for the first part). What went in: data/tiny/report.md."
	@echo "Ask it something:"
	@printf '%s\n' '  $(PY) sample.py --out_dir=out/tiny_qa --checkpoint=last.pt --temperature=0.3 --start="Q: What is Cubism?\nA:"'

test: .venv/test
	$(PY) -m pytest -q -n auto tests

torture: .venv/test
	$(PY) tests/torture.py

# The virtual environment; made anew when the requirements change.
.venv/demo: requirements.txt
	test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install -q --disable-pip-version-check -r requirements.txt
	touch $@

.venv/test: .venv/demo requirements-test.txt
	$(PY) -m pip install -q --disable-pip-version-check -r requirements-test.txt
	touch $@

clean:
	rm -rf .venv out data/tiny
