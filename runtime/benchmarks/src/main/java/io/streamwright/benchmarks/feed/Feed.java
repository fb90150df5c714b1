package io.streamwright.benchmarks.feed;

/** Where the events of a workload come from. */
public enum Feed {
    /** Numbers per key, see {@link EventGenerator}. */
    NUMBERS {
        @Override
        public Generator<?> generator(int keys, int eventsPerMilli, int part, int parts) {
            return parts == 1
                    ? new EventGenerator(keys, eventsPerMilli)
                    : new PartGenerator(keys, eventsPerMilli, part, parts);
        }
    },

    /** The same, without the few that come too late for their window. */
    NUMBERS_IN_TIME {
        @Override
        public Generator<?> generator(int keys, int eventsPerMilli, int part, int parts) {
            return new PartGenerator(keys, eventsPerMilli, part, parts);
        }
    },

    /** An auction site, see {@link NexmarkGenerator}. */
    NEXMARK {
        @Override
        public Generator<?> generator(int keys, int eventsPerMilli, int part, int parts) {
            return new NexmarkGenerator(eventsPerMilli, part, parts);
        }
    },

    /** Advertisements seen and clicked, see {@link AdGenerator}. */
    ADS {
        @Override
        public Generator<?> generator(int keys, int eventsPerMilli, int part, int parts) {
            return new AdGenerator(eventsPerMilli, part, parts);
        }
    };

    /**
     * A generator at its first event.
     *
     * @param keys how many different keys there are, where that can be chosen
     * @param eventsPerMilli how many events of all parts share a millisecond of event time
     * @param part which part, from 0
     * @param parts in how many parts the events come
     */
    public abstract Generator<?> generator(int keys, int eventsPerMilli, int part, int parts);

    /** Whether the number of keys can be chosen. */
    public boolean hasKeys() {
        return this == NUMBERS || this == NUMBERS_IN_TIME;
    }
}
