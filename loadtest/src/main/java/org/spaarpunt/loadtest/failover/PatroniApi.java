package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Patroni says of its cluster, and does when it is asked. */
final class PatroniApi implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

    /** A switchover answers when it is done. */
    private static final Duration SWITCHOVER_MAX = Duration.ofMinutes(1);

    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();

    /** A node as its cluster sees it. */
    record Member(String name, String role, String state) {
        boolean isLeader() {
            return role.equals("leader") && state.equals("running");
        }

        boolean confirmsCommits() {
            return role.equals("sync_standby") && follows();
        }

        /** Later versions say {@code streaming} of a standby that keeps up. */
        boolean follows() {
            return state.equals("running") || state.equals("streaming");
        }
    }

    /**
     * The members of the cluster.
     *
     * @throws IOException if the node does not answer, or not in time
     */
    List<Member> members(Node asked) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(address(asked, "/cluster"))
                        .timeout(ANSWER_MAX)
                        .build(),
                BodyHandlers.ofString());
        try {
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .path("members")
                    .valueStream()
                    .map(PatroniApi::member)
                    .toList();
        } catch (JacksonException unreadable) {
            throw new IOException("An answer that is not JSON: " + answer.body(), unreadable);
        }
    }

    /** Makes another node the primary; returns when it is. */
    void switchover(Node leader, Node candidate) throws IOException, InterruptedException {
        var order =
                JsonMapper.shared().writeValueAsString(Map.of("leader", leader.name(), "candidate", candidate.name()));
        var answer = client.send(
                HttpRequest.newBuilder(address(leader, "/switchover"))
                        .timeout(SWITCHOVER_MAX)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("Patroni refused the switchover: " + answer.body());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static Member member(JsonNode json) {
        return new Member(
                json.path("name").asString(),
                json.path("role").asString(),
                json.path("state").asString());
    }

    private static URI address(Node node, String path) {
        return URI.create("http://" + Node.HOST + ":" + node.place().restPort() + path);
    }
}
