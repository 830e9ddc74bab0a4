"""The kernels that an order needs: compiled before files are taken apart, where they are not there."""

from collections.abc import Callable

from nmfserver.taking.order import Order

Report = Callable[[str, float], None]
"""Called with what is being compiled, and the fraction that is done, 0…1."""


def compile_for(order: Order, report: Report) -> None:
    """Compile the kernels that the order needs, if they are not there; raise `ArgumentError` where it cannot be."""
    from nmfserver.library import is_deconvolved

    compile_kernels(report, has_templates=is_deconvolved(**order.choices))


def compile_kernels(report: Report, *, has_templates: bool) -> None:
    """Compile the kernels that are not there; those for templates with time, and for sparsity, where they are used."""
    from nmfserver.kernels import cache

    if not cache.is_complete():
        from nmfserver.kernels import compiling

        compiling.compile_all(report)
    if has_templates:
        from nmfserver.kernels import on_demand

        on_demand.prepare(lambda: report("templates with time", 1.0))
