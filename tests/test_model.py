"""The model: against transformers' Qwen3, cached against uncached generation, sizes."""
import math

import pytest
import torch
import torch._dynamo.testing
from conftest import qwen3

from model import GPT, Dropout, GPTConfig, Int8Linear, LinearCrossEntropy, SIZES, sample


def small(**changes):
    torch.manual_seed(0)
    model = GPT(GPTConfig(**dict(block_size=32, vocab_size=97, n_layer=3, n_head=4, n_embd=48) | changes)).eval()
    for p in model.parameters():  # away from the initial values, where gains are one and attention nearly uniform
        p.data += 0.2 * torch.randn_like(p)
    return model


@pytest.mark.parametrize("size, low, high", [("base", 34, 36), ("large", 48, 51)])
def test_sizes(size, low, high):
    with torch.device("meta"):
        assert low < GPT(GPTConfig(**SIZES[size])).num_params() / 1e6 < high


@pytest.mark.parametrize("changes", [{}, {"n_kv_head": 2}, {"head_dim": 16, "n_hidden": 80}])
def test_logits_and_loss_equal_transformers_qwen3(changes):
    ours = small(**changes)
    c, reference = ours.config, qwen3(ours)
    idx = torch.randint(c.vocab_size, (3, 32))
    with torch.no_grad():
        logits, loss = ours(idx, idx.roll(-1, 1))
        want = reference(idx).logits
    assert (logits - want).abs().max() < 1e-4
    assert loss.item() == pytest.approx(torch.nn.functional.cross_entropy(want.flatten(0, 1), idx.roll(-1, 1).flatten()).item(), abs=1e-5)
    assert torch.equal(ours(idx)[0][:, 0], logits[:, -1]) or (ours(idx)[0][:, 0] - logits[:, -1]).abs().max() < 1e-5


def test_targets_of_minus_one_do_not_count():
    model, idx = small(), torch.randint(97, (2, 10))
    targets = idx.roll(-1, 1)
    targets[1, 4:] = -1
    losses = torch.nn.functional.cross_entropy(model(idx, idx)[0].flatten(0, 1), targets.clamp(min=0).flatten(), reduction="none").view(2, 10)
    assert model(idx, targets)[1].item() == pytest.approx(((losses[0].sum() + losses[1, :4].sum()) / 14).item(), abs=1e-6)
    losses[1, 4:] = 0
    assert (model(idx, targets, reduction="none")[1] - losses).abs().max() < 1e-6


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16])
def test_the_loss_without_logits_has_the_same_value_and_gradients(dtype):
    """4,000 rows and 600 tokens are two chunks. Against PyTorch's cross entropy on all logits, in float32, also where the trainer would use 16 bits."""
    torch.manual_seed(0)
    x, weight, targets = torch.randn(4000, 8), torch.randn(600, 8), torch.randint(-1, 600, (4000,))
    a, b = ([x.clone().requires_grad_(), weight.clone().requires_grad_()] for _ in range(2))
    with torch.autocast("cpu", dtype, enabled=dtype != torch.float32):
        loss = LinearCrossEntropy.apply(*a, targets, 0.0)
    (3 * loss).backward()
    expected = torch.nn.functional.cross_entropy(b[0] @ b[1].T, targets, ignore_index=-1)
    (3 * expected).backward()
    near = 1e-5 if dtype == torch.float32 else 0.02
    assert loss.item() == pytest.approx(expected.item(), rel=near)
    for p, q in zip(a, b):
        assert (p.grad - q.grad).norm() < near * q.grad.norm()


def test_the_loss_with_teachers_against_cross_entropy_with_soft_targets():
    torch.manual_seed(0)
    x, weight, targets = torch.randn(4000, 8), torch.randn(600, 8), torch.randint(-1, 600, (4000,))
    teachers = [torch.randn(4000, 4), torch.randn(600, 4), torch.randn(4000, 12), torch.randn(600, 12)]
    a, b = ([x.clone().requires_grad_(), weight.clone().requires_grad_()] for _ in range(2))
    loss = LinearCrossEntropy.apply(*a, targets, 0.3, *teachers)
    loss.backward()
    soft = ((teachers[0] @ teachers[1].T).softmax(-1) + (teachers[2] @ teachers[3].T).softmax(-1)) / 2
    counted = targets >= 0
    mixed = 0.7 * torch.nn.functional.one_hot(targets[counted], 600) + 0.3 * soft[counted]
    expected = torch.nn.functional.cross_entropy((b[0] @ b[1].T)[counted], mixed)
    expected.backward()
    assert loss.item() == pytest.approx(expected.item(), rel=1e-5)
    for p, q in zip(a, b):
        assert (p.grad - q.grad).norm() < 1e-5 * q.grad.norm()


def naive(model, idx, new, size=32):
    """Greedy, without a cache: at most `size` tokens are seen, and when they are full the older half goes."""
    start = max(0, idx.size(1) - size)
    with torch.no_grad():
        for _ in range(new):
            if idx.size(1) - start > size:
                start = idx.size(1) - size // 2
            idx = torch.cat((idx, model(idx[:, start:])[0][:, -1].argmax(-1, keepdim=True)), dim=1)
    return idx


@pytest.mark.parametrize("length", [1, 5, 31, 32, 33, 50])
def test_greedy_generation_with_the_cache_equals_a_naive_loop(length):
    model = small(n_kv_head=2)
    idx = torch.randint(97, (2, length), generator=torch.Generator().manual_seed(length))
    want = naive(model, idx, 80)
    assert torch.equal(model.generate(idx, 80, temperature=0), want)
    assert torch.equal(model.generate(idx, 80, temperature=0, decode=lambda new, **more: model(new, **more)), want)  # the way with static shapes


def test_generation_beyond_the_block_computes_half_a_block_now_and_then():
    """Each token goes through the model once, but for 16 that are computed again whenever 32 are full."""
    model, seen = small(), []
    model.register_forward_pre_hook(lambda _, args: seen.append(args[0].size(1)))
    model.generate(torch.zeros(1, 4, dtype=torch.long), 100, temperature=0)
    assert len(seen) == 100 and sum(seen) == 4 + 99 + 15 * seen.count(16) and seen.count(16) == 5


def test_a_compiled_step_writes_the_same_text():
    model = small()
    idx = torch.randint(97, (2, 5))
    torch._dynamo.reset()
    shapes = torch.compile(model, fullgraph=True, backend="eager")
    assert torch.equal(model.generate(idx, 60, temperature=0, decode=shapes), naive(model, idx, 60))


def test_a_stream_yields_what_generate_returns():
    model, idx = small(), torch.randint(97, (2, 5))
    parts = list(model.stream(idx, 7, generator=torch.Generator().manual_seed(3)))
    assert torch.equal(torch.cat((idx, *parts), dim=1), model.generate(idx, 7, generator=torch.Generator().manual_seed(3))) and len(parts) == 7


def test_the_repetition_penalty_is_that_of_transformers():
    """Against its logits processor, greedily, at a penalty that changes the text."""
    processors = pytest.importorskip("transformers.generation.logits_process")
    model, idx = small(), torch.randint(97, (2, 6), generator=torch.Generator().manual_seed(2))
    penalty, want = processors.RepetitionPenaltyLogitsProcessor(1.7), idx
    with torch.no_grad():
        for _ in range(20):
            want = torch.cat((want, penalty(want, model(want)[0][:, -1]).argmax(-1, keepdim=True)), dim=1)
    assert torch.equal(model.generate(idx, 20, temperature=0, repetition_penalty=1.7), want)
    assert not torch.equal(model.generate(idx, 20, temperature=0), want)


def test_prompts_of_different_lengths_at_once_equal_each_alone():
    """Over the end of the block, too, and where a row ends early."""
    model, lengths = small(), [3, 9, 1, 30]
    prompts = [torch.randint(97, (1, n), generator=torch.Generator().manual_seed(n)) for n in lengths]
    padded = torch.nn.utils.rnn.pad_sequence([p[0] for p in prompts], batch_first=True, padding_value=5)
    eot = model.generate(prompts[1], 4, temperature=0)[0, -1].item()
    found = model.generate(padded, 20, temperature=0, eot=eot, lengths=torch.tensor(lengths))
    assert eot in found[1, 9:13]
    for row, prompt in zip(found, prompts):
        alone = model.generate(prompt, 20, temperature=0, eot=eot)[0]
        assert torch.equal(row[:len(alone)], alone)


def test_cache_continues_with_several_tokens_at_once():
    model, idx = small(), torch.randint(97, (2, 20))
    cache = model.make_cache(2)
    with torch.no_grad():
        model(idx[:, :7], cache=cache)
        model(idx[:, 7:12], cache=cache, pos=7)
        assert (model(idx[:, 12:], cache=cache, pos=12)[0] - model(idx)[0]).abs().max() < 1e-5


def test_generation_is_seeded_and_leaves_the_global_generator_alone():
    model, idx = small(dropout=0.5), torch.tensor([[1, 2, 3]])
    model.train()
    torch.manual_seed(5)
    before = torch.get_rng_state()
    one, two, other = (model.generate(idx, 20, generator=torch.Generator().manual_seed(s)) for s in (1, 1, 2))
    assert torch.equal(one, two) and not torch.equal(one, other)
    assert torch.equal(torch.get_rng_state(), before) and model.training


def test_generation_ends_at_end_of_text():
    model, idx = small(), torch.tensor([[1, 2, 3], [4, 5, 6]])
    free = model.generate(idx, 20, temperature=0)
    eot = free[0, 6].item()  # the first row's fourth token ends it
    ended = model.generate(idx, 20, temperature=0, eot=eot)
    for row, long in zip(ended.tolist(), free.tolist()):
        written = long[3:]
        stop = written.index(eot) + 1 if eot in written else len(written)
        assert row[3:3 + stop] == written[:stop] and set(row[3 + stop:]) <= {eot}


def test_sampling_filters():
    """top_k, top_p, min_p and temperature against probabilities worked out by hand; 20,000 draws, five standard deviations."""
    probs, order = torch.tensor([0.4, 0.3, 0.2, 0.1]), torch.tensor([2, 0, 3, 1])
    logits = probs[order].log().repeat(20000, 1)
    two = torch.tensor([4 / 7, 3 / 7, 0, 0])
    g = torch.Generator().manual_seed(0)
    for settings, want in (({}, probs), ({"top_k": 2}, two), ({"top_p": 0.6}, two), ({"top_k": 3, "top_p": 0.6}, two), ({"top_k": 3, "min_p": 0.6}, two),
                           ({"min_p": 0.6}, two), ({"min_p": 0.6, "temperature": 2.0}, probs.sqrt() * torch.tensor([1, 1, 1, 0]) / probs[:3].sqrt().sum()),
                           ({"top_p": 0.75}, torch.tensor([4 / 9, 3 / 9, 2 / 9, 0])), ({"temperature": 0.5}, probs**2 / (probs**2).sum())):
        share = sample(logits, **settings, generator=g).flatten().bincount(minlength=4) / 20000
        assert (share - want[order]).abs().max() < 5 * math.sqrt(0.25 / 20000), settings
        assert ((share > 0) == (want[order] > 0)).all(), settings


def test_matrices_in_8_bits():
    """Weights that 8 bits can hold come out as bfloat16 has them; others are off by half a step of their row at most; and a model says nearly the same."""
    torch.manual_seed(0)
    weight, x = torch.randint(-127, 128, (48, 32)).float(), torch.randint(-3, 4, (2, 5, 32)).float()
    weight[:, 0] = 127
    torch.testing.assert_close(Int8Linear(weight / 64)(x), x @ weight.t() / 64, rtol=2**-8, atol=0)
    weight = torch.randn(48, 32)
    held = Int8Linear(weight)
    assert ((held.weight * held.scale[:, None].float() - weight).abs() <= weight.abs().amax(1, keepdim=True) * (0.5 / 127 + 2**-8)).all()
    model, idx = small(n_embd=64), torch.randint(60, (2, 12))
    before, loss = (x.detach() for x in model(idx, idx))
    after, loss_after = model.to_int8()(idx, idx)
    assert (after - before).std() < 0.03 * before.std() and abs(loss_after - loss) < 0.01
    assert not any(p.dim() == 2 for p in model.blocks.parameters())


def test_a_block_too_long_is_an_error():
    with pytest.raises(ValueError, match="33 tokens do not fit into a block of 32"):
        small()(torch.zeros(1, 33, dtype=torch.long))


def test_dropout_drops_its_share_scales_the_rest_and_can_change():
    drop = Dropout(0.5).train()
    x = torch.full((100, 1000), 2.0)
    for p in (0.25, 0.0, 0.6):
        drop.p.fill_(p)
        y = drop(x)
        assert abs((y == 0).float().mean().item() - p) < 5 * math.sqrt(0.25 / 1e5)
        assert torch.allclose(y[y != 0], torch.tensor(2 / (1 - p)))
    assert torch.equal(drop.eval()(x), x)


def test_a_model_with_dropout_is_compiled_once_though_the_share_changes():
    model, idx = small(dropout=0.5).train(), torch.randint(97, (2, 8))
    torch._dynamo.reset()
    counter = torch._dynamo.testing.CompileCounter()
    fast = torch.compile(model, backend=counter)
    for p in (0.1, 0.2, 0.3):
        model.dropout.p.fill_(p)
        fast(idx, idx)
    assert counter.frame_count == 1
