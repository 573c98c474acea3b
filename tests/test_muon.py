"""Muon against the singular value decomposition and against torch.optim.Muon."""
import pytest
import torch

from model import GPT, GPTConfig
from muon import Muon, make_optimizers, orthogonalize


@pytest.mark.parametrize("dtype, off", [(torch.float32, 1e-4), (torch.bfloat16, 0.05)])
@pytest.mark.parametrize("shape", [(3, 8, 8), (2, 6, 20), (2, 20, 6)])
def test_orthogonalize_keeps_the_directions_and_evens_the_lengths(shape, dtype, off):
    matrices = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    for matrix, result in zip(matrices, orthogonalize(matrices, dtype)):
        u, s, vh = torch.linalg.svd(matrix, full_matrices=False)
        inside = u.mT @ result @ vh.mT  # the singular values of the result in the matrix's own directions
        assert torch.allclose(inside, inside.diag().diag(), atol=off)
        kept = inside.diag()[s > 0.1 * s.max()]  # five steps do not lift the tiniest
        assert 0.6 < kept.min() and kept.max() < 1.3


def test_steps_equal_those_of_torch():
    """Three steps on matrices of two shapes; torch's works in bfloat16, so they agree to its two or three digits."""
    torch.manual_seed(0)
    ours = [torch.nn.Parameter(torch.randn(*shape)) for shape in ((8, 16), (16, 8), (8, 16))]
    theirs = [torch.nn.Parameter(p.detach().clone()) for p in ours]
    a = Muon(ours, 0.1, weight_decay=0.2)
    b = torch.optim.Muon(theirs, 0.1, weight_decay=0.2, adjust_lr_fn="original")
    before = [p.detach().clone() for p in ours]
    for _ in range(3):
        for p, q in zip(ours, theirs):
            p.grad = torch.randn_like(p)
            q.grad = p.grad.clone()
        a.step()
        b.step()
    for p, q, start in zip(ours, theirs, before):
        assert (p - q).norm() < 0.02 * (p - start).norm()


def test_a_group_without_gradients_stays():
    p = torch.nn.Parameter(torch.ones(2, 2))
    Muon([p], 0.1, weight_decay=0.5).step()
    assert torch.equal(p, torch.ones(2, 2))


def test_all_matrices_forget_at_the_same_pace_and_gains_do_not():
    """One step with gradients of zero: what is left is the decay."""
    model = GPT(GPTConfig(block_size=8, vocab_size=16, n_layer=1, n_head=2, n_embd=8))
    before = {name: p.detach().clone() for name, p in model.named_parameters()}
    for p in model.parameters():
        p.grad = torch.zeros_like(p)
    for optimizer in make_optimizers(model, 0.01, 0.05, 2.0, (0.9, 0.95)).values():
        optimizer.step()
    for name, p in model.named_parameters():
        assert torch.allclose(p, before[name] * (1 - 0.01 * 2.0 * (p.dim() > 1)), atol=1e-7), name
