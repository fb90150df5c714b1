package events;

public record Visitor(String name, int site) {}
