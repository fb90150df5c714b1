package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTablesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void windows_openAnywhereAndCloseAtTheFront(long seed) {
        Random random = new Random(seed);
        WindowTables<LongTable> windows = new WindowTables<>(() -> new LongTable(Long::hashCode));
        TreeMap<Long, LongTable> expected = new TreeMap<>();
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            now += random.nextInt(3);
            if (random.nextInt(4) > 0) {
                long start = random.nextInt(10) == 0 ? now - random.nextInt(500) : now + random.nextInt(4);
                LongTable table = windows.open(start);
                LongTable before = expected.putIfAbsent(start, table);
                if (before != null) {
                    assertThat(table).isSameAs(before);
                }
            } else if (!expected.isEmpty()) {
                assertThat(windows.start(0)).as("seed %s", seed).isEqualTo(expected.firstKey());
                assertThat(windows.table(0)).isSameAs(expected.pollFirstEntry().getValue());
                windows.removeFirst();
            }
            assertThat(windows.size()).isEqualTo(expected.size());
        }
        int rank = 0;
        for (var entry : expected.entrySet()) {
            assertThat(windows.start(rank)).isEqualTo(entry.getKey());
            assertThat(windows.table(rank++)).isSameAs(entry.getValue());
        }
    }
}
