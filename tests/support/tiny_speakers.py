"""Two small models made in a moment, which the real library takes for a segmentation and an embedding model.

The first hears at most two speakers in a window of ten seconds, a low and a high one. The second's vector of a voice is
its mean spectrum: two voices that lie elsewhere in the spectrum are two, in whichever windows they are heard.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

RATE, WINDOW, SHIFT, FIELD, MELS = 16_000, 160_000, 270, 991, 80
FAINT = 1e-5
BETWEEN = 0.1
"""Energy of the changes over energy: below, a voice is low; a pure tone of 800 Hz is between."""


def make(folder: Path, *, slow: bool = False) -> tuple[Path, Path]:
    """The segmentation model and the embedding model, a few kilobytes each.

    :param slow: the first takes about a second more for each second of sound, and says the same.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return _segmentation(folder / "segmentation.onnx", slow=slow), _embedding(folder / "embedding.onnx")


def _constant(name: str, value: object, dtype: type) -> onnx.TensorProto:
    return numpy_helper.from_array(np.asarray(value, dtype), name)


def _segmentation(path: Path, *, slow: bool) -> Path:
    """[N, 1, samples] → [N, frames, 7]: nobody, the low speaker or the high one, whichever has the most of the frame."""
    nodes = [
        helper.make_node("Conv", ["x", "change"], ["changes"], pads=[0, 1]),
        helper.make_node("Concat", ["x", "changes"], ["both"], axis=1),
        helper.make_node("Mul", ["both", "both"], ["powers"]),
        helper.make_node("AveragePool", ["powers"], ["means"], kernel_shape=[FIELD], strides=[SHIFT]),
        helper.make_node("Transpose", ["means"], ["frames"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["frames", "weights"], ["weighed"]),
        helper.make_node("Add", ["weighed", "bias"], ["told" if slow else "y"]),
    ]
    if slow:
        nodes += [
            helper.make_node("Conv", ["x", "work"], ["worked"], strides=[10]),
            helper.make_node("ReduceMax", ["worked"], ["most"], keepdims=0),
            helper.make_node("Mul", ["most", "nothing"], ["none"]),
            helper.make_node("Add", ["told", "none"], ["y"]),
        ]
    weights, bias = np.zeros((2, 7), np.float32), np.full(7, -100.0, np.float32)
    weights[0, 1], weights[1, 2] = BETWEEN, 1.0
    bias[:3] = FAINT, 0.0, 0.0
    graph = helper.make_graph(
        nodes,
        "segmentation",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", 1, "T"])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["N", "F", 7])],
        [
            _constant("change", [[[1.0, -1.0]]], np.float32),
            _constant("weights", weights, np.float32),
            _constant("bias", bias, np.float32),
            *([_constant("work", np.ones((1024, 1, FIELD)) / FIELD, np.float32)] if slow else []),
            *([_constant("nothing", 0, np.float32)] if slow else []),
        ],
    )
    return _save(
        graph,
        path,
        model_type="pyannote-segmentation-3.0",
        sample_rate=RATE,
        window_size=WINDOW,
        window_shift=WINDOW // 10,
        receptive_field_size=FIELD,
        receptive_field_shift=SHIFT,
        num_speakers=3,
        powerset_max_classes=2,
        num_classes=7,
    )


def _embedding(path: Path) -> Path:
    """[N, frames, mels] → [N, mels]: what each band carries, on the mean."""
    nodes = [
        helper.make_node("Exp", ["x"], ["power"]),
        helper.make_node("ReduceMean", ["power", "time"], ["mean"], keepdims=0),
        helper.make_node("Sqrt", ["mean"], ["vector"]),
    ]
    graph = helper.make_graph(
        nodes,
        "embedding",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", "T", MELS])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["N", MELS])],
        [_constant("time", [1], np.int64)],
    )
    return _save(
        graph,
        path,
        framework="wespeaker",
        language="French",
        url="",
        comment="",
        sample_rate=RATE,
        output_dim=MELS,
        normalize_samples=1,
        feature_normalize_type="",
    )


def _save(graph: onnx.GraphProto, path: Path, **told: object) -> Path:
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    for key, value in told.items():
        model.metadata_props.add(key=key, value=str(value))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    return path
