package io.streamwright.testkit.random;

/**
 * A state field that ends up the same in whatever order events come: a sum, a largest value, a set.
 *
 * @param statement how it changes, with {@code %f} for the field and {@code %s} for a number
 * @param merge how that of another instance is added, with {@code %o} for it
 */
record TallyDraw(String type, String name, String initial, String statement, String merge) implements StateField {

    static TallyDraw draw(Draw draw, String name) {
        String[] kind = draw.of(
                new String[] {"long", "0L", "%f += Make.mix(%s);", "%f += %o;"},
                new String[] {"long", "0L", "%f++;", "%f += %o;"},
                new String[] {"int", "3", "%f ^= (int) %s;", "%f ^= %o ^ 3;"},
                new String[] {"long", "Long.MIN_VALUE", "%f = Math.max(%f, %s);", "%f = Math.max(%f, %o);"},
                new String[] {"double", "7.5", "%f = Math.min(%f, Make.pick(%s, 1000) / 8.0);", "%f = Math.min(%f, %o);"
                },
                new String[] {
                    "Instant",
                    "null",
                    "if (%f == null || %f.isBefore(Make.instant(%s))) { %f = Make.instant(%s); }",
                    "if (%f == null || %o != null && %f.isBefore(%o)) { %f = %o; }"
                },
                new String[] {
                    "BigDecimal",
                    "BigDecimal.ZERO",
                    "%f = %f.add(BigDecimal.valueOf(Make.pick(%s, 900), 2));",
                    "%f = %f.add(%o);"
                },
                new String[] {"Set<String>", "new HashSet<>()", "%f.add(Make.text(%s));", "%f.addAll(%o);"},
                new String[] {
                    "Map<Integer, Long>",
                    "new HashMap<>()",
                    "%f.merge(Make.pick(%s, 5), 1L, Long::sum);",
                    "for (var e : %o.entrySet()) { %f.merge(e.getKey(), e.getValue(), Long::sum); }"
                },
                new String[] {
                    "MapState<Integer, Long>",
                    "MapState.create()",
                    "%f.merge(Make.pick(%s, 5), 1L, Long::sum);",
                    "%o.forEach((k, v) -> %f.merge(k, v, Long::sum));"
                },
                new String[] {
                    "long[]",
                    "new long[4]",
                    "%f[Make.pick(%s, 4)]++;",
                    "for (int i = 0; i < 4; i++) { %f[i] += %o[i]; }"
                },
                new String[] {"boolean", "false", "%f |= Make.pick(%s, 5) == 0;", "%f |= %o;"});
        return new TallyDraw(kind[0], name, kind[1], kind[2], kind[3]);
    }

    @Override
    public String declaration() {
        return "@State " + type + " " + name + (initial.equals("null") ? ";" : " = " + initial + ";");
    }

    @Override
    public String reset() {
        return type.startsWith("MapState") ? name + ".clear();" : name + " = " + initial + ";";
    }

    @Override
    public String change(String seed) {
        return statement.replace("%f", name).replace("%s", seed);
    }

    @Override
    public String merge(Draw draw) {
        return merge.replace("%f", name).replace("%o", "other." + name);
    }
}
