package io.streamwright.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.FieldNames;

/** How the parser and the generator are set up. */
final class Json {
    /** Hostile numbers take quadratic time to read. */
    static final int MAX_NUMBER_LENGTH = 1_000;

    /** Records are bounded by the source; a text may fill one. */
    private static final int MAX_TEXT_LENGTH = Integer.MAX_VALUE;

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // each record is a root value, and the line ends are ours
            .rootValueSeparator((String) null)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(BinaryInput.MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(MAX_TEXT_LENGTH)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(BinaryInput.MAX_DEPTH)
                    .build())
            // names of maps come from data: interning them would fill the JVM's table
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private Json() {}

    /** The names in the form that parser and generator compare and copy. */
    static SerializableString[] serialize(FieldNames names) {
        SerializableString[] serialized = new SerializableString[names.size()];
        for (int i = 0; i < serialized.length; i++) {
            SerializedString each = new SerializedString(names.name(i));
            // made now and not in the hot loop
            each.asQuotedUTF8();
            serialized[i] = each;
        }
        return serialized;
    }
}
