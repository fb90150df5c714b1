package events;

public record Click(User user) {
    public record User(Name name) {}

    record Name(String first, String last) {}
}
