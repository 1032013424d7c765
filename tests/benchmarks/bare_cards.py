"""The bare typesetter on finished data: `python bare_cards.py TEMPLATE FONTS JOB OUT` imports it, sets it, writes."""

from __future__ import annotations

import sys
from pathlib import Path

import typst

template, fonts, job, out = map(Path, sys.argv[1:5])
compiler = typst.Compiler(
    str(template),
    root=str(template.parent),
    font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
    sys_inputs={"job": job.read_text("utf-8")},
)
made = compiler.compile(timestamp=0, pdf_standards="ua-1")
out.write_bytes(made if isinstance(made, bytes) else b"")
