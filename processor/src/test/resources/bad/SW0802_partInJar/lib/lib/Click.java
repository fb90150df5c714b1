package lib;

public record Click(String user, Thread owner) {}
