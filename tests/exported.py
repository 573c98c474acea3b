"""A trained run's export held against the run itself, at the length that the tests of export.py have no time for; needs transformers, and llama-cpp-python if it is there.

    python export.py --out_dir=out/art && python export.py --out_dir=out/art --to=gguf
    python tests/exported.py --out_dir=out/art

Prints the largest difference of the logits on 50 validation texts, how many of 20 greedy continuations of 200 tokens and of the token ids of 1,000 documents are
the same in transformers, and where llama.cpp's greedy continuations of 100 tokens part from ours, with the margin between our two likeliest tokens there.
"""
import gzip
import json
import sys
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import torch

from configurator import configure
from dataset import bounds, load_meta, load_split
from sample import find_run, load_run

out_dir = ""  # the run; empty: the newest below out/
data_dir = ""  # its texts; empty: the run's own dataset


def main():
    import transformers
    from test_export import HARD

    configure(globals())
    path = find_run(out_dir, "best.pt")
    model, tokenizer, saved = load_run(path)
    folder = Path(data_dir or Path(saved["config"]["data_dir"], saved["config"]["dataset"]))
    tokens = load_split(folder, "val", load_meta(folder))
    documents = [torch.from_numpy(tokens[a:b].astype("int64")) for a, b in zip(*bounds(tokens, tokenizer.eot))]
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as f:
        texts = [json.loads(line)["text"] for line in f]
    size = model.config.block_size
    theirs, their_tokenizer = transformers.AutoModelForCausalLM.from_pretrained(path.parent / "hf").eval(), transformers.AutoTokenizer.from_pretrained(path.parent / "hf")

    far = 0.0
    with torch.no_grad():
        for ids in documents[:50]:
            idx = ids[None, :size]
            far = max(far, float((model(idx, idx)[0] - theirs(idx).logits).abs().max()))
    print(f"logits, {len(documents[:50])} validation texts: at most {far:.1e} apart")

    prompts = [ids[:20] for ids in documents if len(ids) > 40]
    new, same = min(200, size - 20), 0
    for ids in prompts[:20]:
        ours = model.generate(ids[None], new, temperature=0)
        same += torch.equal(ours, theirs.generate(ids[None], max_new_tokens=new, do_sample=False, eos_token_id=None))
    print(f"greedy continuations of {new} tokens: {same} of {len(prompts[:20])} the same")

    some = texts[-1000:] + HARD  # the validation split's stand last
    same = sum(their_tokenizer(text)["input_ids"] == list(tokenizer.encode(text)) for text in some)
    print(f"token ids: {same} of {len(some)} texts the same")

    if not find_spec("llama_cpp") or not (path.parent / "model.gguf").exists():
        return print("llama.cpp: not installed, or no model.gguf")
    import llama_cpp
    llama = llama_cpp.Llama(str(path.parent / "model.gguf"), n_ctx=size, logits_all=True, verbose=False)
    same = sum(llama.tokenize(text.encode(), add_bos=False, special=False) == list(tokenizer.encode(text)) for text in some)
    print(f"llama.cpp's token ids: {same} of {len(some)} texts the same")
    for ids in prompts[:10]:
        ours = model.generate(ids[None], 100, temperature=0)[0].tolist()
        llama.reset()
        found = ids.tolist()
        for token in llama.generate(found, temp=0.0, top_k=1):
            found.append(token)
            if len(found) == len(ours):
                break
        at = next((i for i, (a, b) in enumerate(zip(ours, found)) if a != b), None)
        if at is None:
            print("llama.cpp: the same 100 tokens")
        else:
            with torch.no_grad():
                best = model(torch.tensor([ours[:at]]))[0].flatten().topk(2).values
            print(f"llama.cpp: apart at token {at - len(ids)}, where our likeliest two are {float(best[0] - best[1]):.1e} apart")


if __name__ == "__main__":
    main()
