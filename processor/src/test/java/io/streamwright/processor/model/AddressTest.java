package io.streamwright.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    private static final Place NOWHERE = new Place() {};

    @Test
    void addressWithOptions_thenTakenApart() {
        Address address = Address.parse("file:in/a b?follow=true&format=csv&separator==", NOWHERE);
        assertThat(address.flaw()).isEmpty();
        assertThat(address.scheme()).isEqualTo("file");
        assertThat(address.location()).isEqualTo("in/a b");
        assertThat(address.options())
                .containsExactly(Map.entry("follow", "true"), Map.entry("format", "csv"), Map.entry("separator", "="));
    }

    @Test
    void schemeAlone_thenEmptyLocation() {
        Address address = Address.parse("log:", NOWHERE);
        assertThat(address.flaw()).isEmpty();
        assertThat(address.location()).isEmpty();
        assertThat(address.options()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it is empty",
                "'  ' | it is empty",
                "words.jsonl | it has no scheme",
                ":x | `` is no scheme (a-z, 0-9, `+`, `-`, `.`)",
                "C:x | `C` is no scheme (a-z, 0-9, `+`, `-`, `.`)",
                "file:x?follow | `follow` is not of the form `option=value`",
                "file:x? | `` is not of the form `option=value`",
                "file:x?a=1& | `` is not of the form `option=value`",
                "file:x?=1 | `=1` is not of the form `option=value`",
                "file:x?a=1&a=2 | the option `a` is there twice"
            })
    void malformedAddress_thenFlaw(String text, String flaw) {
        assertThat(Address.parse(text, NOWHERE).flaw()).hasValue(flaw);
    }

    @Test
    void controlCharacter_thenFlaw() {
        assertThat(Address.parse("file:a\nb", NOWHERE).flaw()).hasValue("its location holds a control character");
    }
}
