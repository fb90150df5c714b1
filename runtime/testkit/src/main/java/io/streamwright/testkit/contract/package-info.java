/**
 * What every connector and format has to keep to, to be run in the tests of one. Nothing here needs a test framework: what is not
 * kept is an {@link java.lang.AssertionError} that says what, where and after what.
 */
@NullMarked
package io.streamwright.testkit.contract;

import org.jspecify.annotations.NullMarked;
