/** The harness and the contract suites that jobs, operators and state backends are tested with. */
@NullMarked
package io.streamwright.testkit;

import org.jspecify.annotations.NullMarked;
