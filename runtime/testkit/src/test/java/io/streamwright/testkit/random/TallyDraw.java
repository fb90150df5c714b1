package io.streamwright.testkit.random;

/**
 * A state field that ends up the same in whatever order events come: a sum, a largest value, a set.
 *
 * @param statement how it changes, with {@code %f} for the field and {@code %s} for a number
 */
record TallyDraw(String type, String name, String initial, String statement) implements StateField {

    static TallyDraw draw(Draw draw, String name) {
        String[] kind = draw.of(
                new String[] {"long", "0L", "%f += Make.mix(%s);"},
                new String[] {"long", "0L", "%f++;"},
                new String[] {"int", "3", "%f ^= (int) %s;"},
                new String[] {"long", "Long.MIN_VALUE", "%f = Math.max(%f, %s);"},
                new String[] {"double", "7.5", "%f = Math.min(%f, Make.pick(%s, 1000) / 8.0);"},
                new String[] {
                    "Instant", "null", "if (%f == null || %f.isBefore(Make.instant(%s))) { %f = Make.instant(%s); }"
                },
                new String[] {"BigDecimal", "BigDecimal.ZERO", "%f = %f.add(BigDecimal.valueOf(Make.pick(%s, 900), 2));"
                },
                new String[] {"Set<String>", "new HashSet<>()", "%f.add(Make.text(%s));"},
                new String[] {"Map<Integer, Long>", "new HashMap<>()", "%f.merge(Make.pick(%s, 5), 1L, Long::sum);"},
                new String[] {"long[]", "new long[4]", "%f[Make.pick(%s, 4)]++;"},
                new String[] {"boolean", "false", "%f |= Make.pick(%s, 5) == 0;"});
        return new TallyDraw(kind[0], name, kind[1], kind[2]);
    }

    @Override
    public String declaration() {
        return "@State " + type + " " + name + (initial.equals("null") ? ";" : " = " + initial + ";");
    }

    @Override
    public String reset() {
        return name + " = " + initial + ";";
    }

    @Override
    public String change(String seed) {
        return statement.replace("%f", name).replace("%s", seed);
    }
}
