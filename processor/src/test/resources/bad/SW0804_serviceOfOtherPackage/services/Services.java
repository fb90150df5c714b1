package services;

public class Services {
    protected static class Client {}
}
