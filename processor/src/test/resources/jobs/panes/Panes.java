package panes;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

@StreamJob("panes")
public interface Panes {
    record View(String page, int user, @EventTime long at) {}

    record Total(String page, long from, long views, List<Integer> users) {}

    /** A row of numbers whose key is a number. */
    @KeyedBy("user")
    @Window(size = "1m", slide = "20s", offset = "5s")
    class ViewsOfUser {
        @State
        long views;

        @OnEvent
        void add(View view) {
            views++;
        }

        @Merge
        void merge(ViewsOfUser other) {
            views += other.views;
        }

        @OnClose
        long close() {
            return views;
        }
    }

    /** A row of objects whose key is one. */
    @KeyedBy("page")
    @Window(size = "1m", slide = "40s")
    class UsersOfPage {
        @State
        boolean any;

        @State
        List<Integer> users = new ArrayList<>();

        @OnEvent
        void add(View view) {
            any = true;
            users.add(view.user());
        }

        @Merge
        void append(UsersOfPage other) throws IOException {
            any |= other.any;
            users.addAll(other.users);
        }

        @OnClose
        Total close(@Key String page, @WindowStart long from) {
            return new Total(page, from, users.size(), users);
        }
    }

    /** Windows that would be made of too many panes. */
    @KeyedBy("user")
    @Window(size = "1m", slide = "59s")
    class NearlyTumbling {
        @State
        long views;

        @OnEvent
        void add(View view) {
            views++;
        }

        @Merge
        void merge(NearlyTumbling other) {
            views += other.views;
        }

        @OnClose
        long close() {
            return views;
        }
    }

    @Source("file:views.jsonl")
    StreamOf<View> views();

    @Apply(ViewsOfUser.class)
    @Sink("log:")
    StreamOf<Long> ofUsers();

    @Apply(UsersOfPage.class)
    @Sink("log:")
    StreamOf<Total> ofPages();

    @Apply(NearlyTumbling.class)
    @Sink("log:")
    StreamOf<Long> nearly();
}
