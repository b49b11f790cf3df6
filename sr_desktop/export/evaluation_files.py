"""The table of an evaluation as text, CSV and LaTeX. What is written is English, for papers and programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from sr_desktop.engine.settings import Mode
from sr_desktop.export.evaluation import EvaluatedPicture, Evaluation, Quality
from sr_desktop.export.figure.latex import escaped, ranked_cell
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.metrics_files import CSV_COLUMNS, csv_row
from sr_desktop.imaging.metrics import PROTOCOL

NAMES = {Quality.PSNR_Y: "PSNR-Y", Quality.PSNR_RGB: "PSNR-RGB", Quality.SSIM: "SSIM-Y"}
HEADINGS = {quality: name if quality is Quality.SSIM else f"{name} (dB)" for quality, name in NAMES.items()}
"""The names with their units."""

_PSNR_DIGITS, _SSIM_DIGITS = 4, 6


def evaluation_csv(evaluation: Evaluation) -> str:
    """A row for every picture and method under the columns of ``metrics.csv``, then the means, a row a method.

    The image of a mean is called ``mean of N images``; what a mean has none of, such as a size, is empty.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for picture in evaluation.pictures:
        if picture.figures is not None:
            writer.writerows(csv_row(picture.figures, name) for name in evaluation.method_ids if picture.of(name))
    for name in evaluation.method_ids if evaluation.counted else ():
        mean = evaluation.means[name]
        cells = dict.fromkeys(CSV_COLUMNS, "") | {
            "image": f"mean of {len(evaluation.counted)} images",
            "mode": Mode.REFERENCE.value,
            "scale": str(PROTOCOL.scale),
            "method": name,
            "psnr_y": _number(mean.psnr_y, _PSNR_DIGITS),
            "psnr_rgb": _number(mean.psnr_rgb, _PSNR_DIGITS),
            "ssim_y": _number(mean.ssim_y, _SSIM_DIGITS),
            "protocol": PROTOCOL.summary,
        }
        writer.writerow(cells.values())
    return written.getvalue()


def evaluation_text(evaluation: Evaluation, qualities: Sequence[Quality]) -> str:
    """Columns parted by tabs, as spreadsheets and editors take them, the mean last, and how it was measured."""
    columns = [(quality, name) for quality in qualities for name in evaluation.method_ids]
    lines = ["\t".join(("Image", *(f"{_title(evaluation, name)} {HEADINGS[quality]}" for quality, name in columns)))]
    for picture in _rows(evaluation):
        cells = [quality.text(quality.of(evaluation.of(picture, name))) for quality, name in columns]
        lines.append("\t".join((_label(evaluation, picture), *cells)))
    return "\n".join((*lines, "", *_about(evaluation))) + "\n"


def evaluation_latex(evaluation: Evaluation, qualities: Sequence[Quality]) -> str:
    """A ``tabular`` with the rules of booktabs, a group of columns for every quality: best bold, second underlined."""
    ids = evaluation.method_ids
    lines = [f"% {line}" for line in _about(evaluation)]
    lines.append(rf"\begin{{tabular}}{{l{'r' * len(ids) * len(qualities)}}}")
    lines.append(r"  \toprule")
    if len(qualities) > 1:
        groups = " & ".join(rf"\multicolumn{{{len(ids)}}}{{c}}{{{HEADINGS[each]}}}" for each in qualities)
        rules = " ".join(
            rf"\cmidrule(lr){{{2 + place * len(ids)}-{1 + (place + 1) * len(ids)}}}" for place in range(len(qualities))
        )
        lines += [rf"  & {groups} \\", f"  {rules}"]
    titles = " & ".join(escaped(_title(evaluation, name)) for _ in qualities for name in ids)
    lines += [rf"  Image & {titles} \\", r"  \midrule"]
    for picture in _rows(evaluation):
        if picture is None:
            lines.append(r"  \midrule")
        cells = [
            ranked_cell(quality.text(quality.of(evaluation.of(picture, name))), standing[name])
            for quality in qualities
            for standing in (evaluation.standing(picture, quality),)
            for name in ids
        ]
        lines.append(f"  {escaped(_label(evaluation, picture))} & {' & '.join(cells)}" + r" \\")
    lines += [r"  \bottomrule", r"\end{tabular}"]
    return "\n".join(lines) + "\n"


def _rows(evaluation: Evaluation) -> tuple[EvaluatedPicture | None, ...]:
    """The pictures, and None for the mean of those that are counted."""
    return (*evaluation.pictures, None) if evaluation.counted else evaluation.pictures


def _label(evaluation: Evaluation, picture: EvaluatedPicture | None) -> str:
    return f"Mean of {len(evaluation.counted)}" if picture is None else plain(picture.path.stem)


def _title(evaluation: Evaluation, method_id: str) -> str:
    return plain(evaluation.catalogue.title(method_id))


def _about(evaluation: Evaluation) -> Sequence[str]:
    """The protocol, and on what and how every method ran."""
    lines = [f"Protocol: {PROTOCOL.summary}"]
    for name in evaluation.method_ids:
        runs = [figures for figures in (one.of(name) for one in evaluation.pictures) if figures is not None]
        how = sorted({f"{figures.precision} on {figures.device}" for figures in runs})
        weights = sorted({figures.weights_sha256 for figures in runs if figures.weights_sha256})
        if how:
            lines.append(
                f"{_title(evaluation, name)}: {', '.join(how)}" + "".join(f", weights {each}" for each in weights)
            )
    return lines


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else str(round(value, digits))
