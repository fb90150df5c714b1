package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.ErrorPolicy;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.graph.JobGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphDrawingTest {
    @Test
    void text_thenATreeFromEachSource() {
        assertThat(GraphText.draw(Graphs.SHOP, Addresses.written(), Style.PLAIN))
                .isEqualTo("""
                shop  org.example.Shop

                web  Order
                │  source     ◀─ file:web.jsonl
                │  uid        web
                │  watermark  5s out of order
                │
                ├─▶ broken  DeadLetter
                │      input      that web could not decode
                │      sink       ─▶ log:
                │
                └─▶ orders  (drawn below)

                phone  Order
                │  source     ◀─ file:phone.csv?format=csv
                │  on error   skip what cannot be decoded
                │  uid        phone
                │  watermark  5s out of order
                │
                └─▶ orders  Order
                    │  union      of web, phone
                    │
                    ├─▶ large  Order
                    │   │  step       a method of the job
                    │   │
                    │   └─▶ alerts  Alert
                    │          operator   Alerts
                    │          key        customer, shop
                    │          uid        alerts-uid
                    │          sink       ─▶ file:alerts/
                    │
                    └─▶ totals  Map<String, Long>
                           operator   TotalsPerCustomer
                           key        customer, shop
                           window     1h every 10m
                           uid        totals-uid
                           sink       ─▶ file:totals/  exactly once

                settings
                   --limit   a whole number of 64 bits  in Alerts  (required)
                   --strict  true or false  in Alerts
                """);
    }

    @Test
    void severalLanes_thenToldWhereItMatters() {
        assertThat(GraphText.draw(Graphs.SPREAD, Addresses.written(), Style.PLAIN))
                .isEqualTo("""
                spread  org.example.Spread  on 4 lanes

                old  Order
                │  source     ◀─ file:old.jsonl
                │  uid        old
                │  lanes      at most 1
                │  watermark  5s out of order
                │
                └─▶ orders  (drawn below)

                web  Order
                │  source     ◀─ file:web.jsonl
                │  uid        web
                │  watermark  5s out of order
                │
                └─▶ orders  Order
                    │  union      of old, web
                    │  lanes      in turn from old
                    │
                    └─▶ priced  Order
                        │  step       a method of the job
                        │  lanes      at most 2, by chance
                        │
                        └─▶ told  Order
                            │  step       a method of the job
                            │  lanes      each event to all
                            │
                            └─▶ totals  Long
                                │  operator   Totals
                                │  key        customer, shop
                                │  window     1h
                                │  uid        totals-uid
                                │  sink       ─▶ file:totals/
                                │
                                └─▶ lines  String
                                       step       a method of the job
                                       lanes      at most 1
                                       sink       ─▶ log:
                """);
    }

    @Test
    void mermaidOfSeveralLanes_thenThickFromLaneToLane() {
        assertThat(GraphMermaid.draw(Graphs.SPREAD, Addresses.written()))
                .contains("s_old([\"<b>old</b><br/>watermark 5s out of order<br/>at most 1 lane<br/>uid old\"])")
                .contains("s_old ==>|\"Order<br/><i>in turn</i>\"| s_orders\n")
                .contains("s_web -->|\"Order\"| s_orders\n")
                .contains("s_told ==>|\"Order<br/><i>by key</i>\"| s_totals\n")
                .contains("s_totals ==>|\"Long\"| s_lines\n");
    }

    @Test
    void jsonOfSeveralLanes_thenPlacements() {
        assertThat(GraphJson.write(Graphs.SPREAD, Addresses.written()))
                .contains("\"parallelism\": 4,\n")
                .contains("\"uid\": \"orders\", \"stage\": 1}")
                .contains("\"uid\": \"priced\", \"stage\": 2, \"parallelism\": 2, \"partitioning\": \"shuffle\"}")
                .contains("\"stage\": 4, \"partitioning\": \"hash\"");
    }

    @Test
    void asciiTerminal_thenNothingElse() {
        String text = GraphText.draw(Graphs.SHOP, Addresses.written(), new Style(false, false));

        assertThat(text).isASCII().contains("|   `-> alerts  Alert");
    }

    @Test
    void colour_thenTheSameTextBesides() {
        String text = GraphText.draw(Graphs.SHOP, Addresses.written(), new Style(true, true));

        assertThat(text).contains("\u001b[1mweb\u001b[0m");
        assertThat(text.replaceAll("\u001b\\[[0-9]*m", ""))
                .isEqualTo(GraphText.draw(Graphs.SHOP, Addresses.written(), Style.PLAIN));
    }

    @Test
    void mermaid_thenNodesAndEdges() {
        assertThat(GraphMermaid.draw(Graphs.SHOP, Addresses.written()))
                .startsWith("flowchart TD\n")
                .contains("s_web_in[/\"file:web.jsonl\"/]:::outside")
                .contains("s_web_in --> s_web\n")
                .contains("s_phone -->|\"Order\"| s_orders\n")
                .contains(
                        "s_totals[[\"<b>totals</b><br/>TotalsPerCustomer<br/>key customer, shop<br/>window 1h every 10m"
                                + "<br/>uid totals-uid\"]]")
                .contains("s_totals -->|\"Map&lt;String, Long&gt;\"| s_totals_out\n")
                .contains("<i>exactly once</i>");
    }

    @Test
    void streamNamesBeyondAscii_thenMermaidGoesByNumber() {
        JobGraph graph = new JobGraph(
                "odd",
                "Odd",
                List.of(Graphs.source("größe", "String", "file:x", ErrorPolicy.FAIL, false)),
                List.of(),
                List.of());

        assertThat(GraphMermaid.draw(graph, Addresses.written())).contains("s0([\"<b>größe</b>");
    }

    @Test
    void json_thenOneObjectPerStream() {
        assertThat(GraphJson.write(Graphs.SHOP, Addresses.written()))
                .contains(
                        "{\"name\": \"orders\", \"kind\": \"union\", \"type\": \"Order\", \"inputs\": [\"web\", \"phone\"],"
                                + " \"uid\": \"orders\", \"stage\": 0}")
                .contains("\"sink\": {\"address\": \"file:totals/\", \"guarantee\": \"exactly-once\", \"uid\":"
                        + " \"totals.sink\"}");
    }

    @Test
    void addressesGiven_thenDrawnWithoutTheValuesOfTheirOptions() {
        JobRunner runner =
                JobRunner.of(new CountingJob()).set("numbers", "count:7").set("numbers.pause", "1ms");

        assertThat(GraphText.draw(runner.job().graph(), Addresses.of(runner.resolve()), Style.PLAIN))
                .contains("◀─ count:7 (with pause)")
                .contains("─▶ lines:squares.txt\n");
    }
}
