package operators;

import events.Visitor;

public record Count(Visitor visitor, int count) {}
