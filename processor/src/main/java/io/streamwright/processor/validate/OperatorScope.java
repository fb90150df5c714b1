package io.streamwright.processor.validate;

import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.TypeTable;

/** An operator with the types it speaks of. */
record OperatorScope(OperatorModel operator, TypeTable types) {}
