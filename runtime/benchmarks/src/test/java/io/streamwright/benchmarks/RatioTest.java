package io.streamwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * That nobody loses the speed unseen. The bounds are about half of what is measured on a quiet machine, see
 * docs/benchmarks; when the code gets faster they go up.
 */
class RatioTest {

    @ParameterizedTest
    @CsvSource({"sum,0.5", "window,0.5", "timer,0.3", "q1,0.4"})
    void generatedCode_notFarBehindTheLoop(String workload, double bound) throws Exception {
        Map<String, String> line = Fork.run(RatioCheck.class, List.of("-Xmx512m"), List.of(workload, "" + bound))
                .get(0);
        assertThat(Fork.number(line, "ratio"))
                .as("best time of the loop to that of the job, %s: %s", workload, line)
                .isGreaterThanOrEqualTo(bound);
    }
}
