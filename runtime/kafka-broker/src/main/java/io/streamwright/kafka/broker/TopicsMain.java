package io.streamwright.kafka.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes topics, in a process on the class path of the server. */
final class TopicsMain {
    private TopicsMain() {}

    /**
     * Makes those that are not there yet.
     *
     * @param args where the broker is, then {@code name:partitions} of each topic
     */
    public static void main(String[] args) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (int i = 1; i < args.length; i++) {
                String[] topic = args[i].split(":");
                if (!there.contains(topic[0])) {
                    missing.add(new NewTopic(topic[0], Integer.parseInt(topic[1]), (short) 1));
                }
            }
            admin.createTopics(missing).all().get();
        }
    }
}
