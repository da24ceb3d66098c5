package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatcherTest {
    /** What was observed, in turn. */
    private static final class Notes implements BatchObserver {
        private final Queue<String> taken = new ConcurrentLinkedQueue<>();

        @Override
        public void batch(int size, Duration took) {
            taken.add("batch of " + size);
        }

        @Override
        public void question(Duration took) {
            taken.add("question");
        }
    }

    @Test
    void a_batch_that_fails_is_measured_like_one_that_succeeds() {
        var notes = new Notes();
        try (var batcher = new Batcher<String, String>(
                "test", new Batcher.Limits(1, 1, 1, 1, Duration.ofMinutes(1)), notes, questions -> {
                    if (questions.contains("bad")) {
                        throw new IllegalStateException("a bad question");
                    }
                    return questions;
                })) {
            assertThat(batcher.ask("good")).isEqualTo("good");
            assertThatIllegalStateException().isThrownBy(() -> batcher.ask("bad"));
        }
        assertThat(notes.taken).containsExactly("batch of 1", "question", "batch of 1", "question");
    }

    @Test
    void a_lone_question_waits_for_nobody() {
        try (var batcher = new Batcher<String, Integer>(
                "test", new Batcher.Limits(2, 8, 8, 8, Duration.ofMinutes(1)), new Unobserved(), BatcherTest::sizes)) {
            assertThat(batcher.ask("alone")).isEqualTo(1);
        }
    }

    @Test
    void what_arrives_while_a_batch_is_under_way_travels_together_when_it_is_back() throws Exception {
        var arrived = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        Function<List<String>, List<Integer>> slow = questions -> {
            if (questions.contains("first")) {
                arrived.countDown();
                await(leave);
            }
            return sizes(questions);
        };
        var limits = new Batcher.Limits(2, 4, 8, 8, Duration.ofMinutes(1));
        try (var batcher = new Batcher<>("test", limits, new Unobserved(), slow);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> batcher.ask("first"));
            await(arrived);
            var second = waiting(batcher, "second");
            var third = waiting(batcher, "third");
            assertThat(second.isDone() || third.isDone()).isFalse();
            leave.countDown();
            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isEqualTo(2);
            assertThat(third.get()).isEqualTo(2);
        }
    }

    @Test
    void enough_company_goes_beside_a_batch_that_is_under_way() throws Exception {
        var arrived = new CountDownLatch(1);
        var both = new CountDownLatch(2);
        Function<List<String>, List<Integer>> meeting = questions -> {
            arrived.countDown();
            both.countDown();
            await(both);
            return sizes(questions);
        };
        try (var batcher = new Batcher<>(
                        "test", new Batcher.Limits(2, 4, 8, 8, Duration.ofMinutes(1)), new Unobserved(), meeting);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> batcher.ask("first"));
            await(arrived);
            var company = Stream.of("2", "3", "4", "5")
                    .map(question -> threads.submit(() -> batcher.ask(question)))
                    .toList();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            for (var answer : company) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(4);
            }
        }
    }

    @Test
    void who_still_waits_when_the_desk_closes_is_refused() throws Exception {
        var arrived = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        Function<List<String>, List<Integer>> slow = questions -> {
            arrived.countDown();
            await(leave);
            return sizes(questions);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var batcher = new Batcher<>(
                    "test", new Batcher.Limits(1, 1, 1, 8, Duration.ofMinutes(1)), new Unobserved(), slow);
            var inHand = threads.submit(() -> batcher.ask("in hand"));
            await(arrived);
            var late = waiting(batcher, "late");
            batcher.close();
            assertThatThrownBy(late::get).hasCauseInstanceOf(OverloadException.class);
            assertThatThrownBy(() -> batcher.ask("after")).isInstanceOf(OverloadException.class);
            leave.countDown();
            assertThat(inHand.get()).isEqualTo(1);
        }
    }

    @Test
    void one_bad_question_harms_nobody_it_travels_with() throws Exception {
        var arrived = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        Function<List<String>, List<Integer>> strict = questions -> {
            arrived.countDown();
            await(leave);
            if (questions.contains("bad")) {
                throw new IllegalStateException("a bad question");
            }
            return sizes(questions);
        };
        var notes = new Notes();
        try (var batcher = new Batcher<>("test", new Batcher.Limits(1, 1, 8, 8, Duration.ofMinutes(1)), notes, strict);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> batcher.ask("first"));
            await(arrived);
            var good = waiting(batcher, "good");
            var bad = waiting(batcher, "bad");
            leave.countDown();
            assertThat(first.get()).isEqualTo(1);
            assertThat(good.get()).isEqualTo(1);
            assertThatThrownBy(bad::get).hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(notes.taken).contains("batch of 2");
    }

    @Test
    void one_more_than_may_wait_is_refused_at_once() throws Exception {
        var arrived = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        Function<List<String>, List<Integer>> slow = questions -> {
            arrived.countDown();
            await(leave);
            return sizes(questions);
        };
        try (var batcher = new Batcher<>(
                        "test", new Batcher.Limits(1, 1, 1, 1, Duration.ofMinutes(1)), new Unobserved(), slow);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var inHand = threads.submit(() -> batcher.ask("in hand"));
            await(arrived);
            var waiting = waiting(batcher, "waiting");
            assertThatThrownBy(() -> batcher.ask("one more")).isInstanceOf(OverloadException.class);
            leave.countDown();
            assertThat(inHand.get()).isEqualTo(1);
            assertThat(waiting.get()).isEqualTo(1);
        }
    }

    @Test
    void a_question_whose_turn_does_not_come_is_refused_and_never_asked() throws Exception {
        var leave = new CountDownLatch(1);
        var asked = new ConcurrentLinkedQueue<String>();
        Function<List<String>, List<Integer>> slow = questions -> {
            asked.addAll(questions);
            await(leave);
            return sizes(questions);
        };
        var limits = new Batcher.Limits(1, 1, 1, 8, Duration.ofMillis(50));
        try (var batcher = new Batcher<>("test", limits, new Unobserved(), slow);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = threads.submit(() -> batcher.ask("taken"));
            while (asked.isEmpty()) {
                Thread.sleep(1);
            }
            assertThatThrownBy(() -> batcher.ask("too late")).isInstanceOf(OverloadException.class);
            // One that was taken is waited for, because it may come to be true.
            assertThat(taken.isDone()).isFalse();
            leave.countDown();
            assertThat(taken.get()).isEqualTo(1);
        }
        assertThat(asked).containsExactly("taken");
    }

    /** A question that has been asked, and waits now. */
    private static FutureTask<Integer> waiting(Batcher<String, Integer> batcher, String question)
            throws InterruptedException {
        var answer = new FutureTask<>(() -> batcher.ask(question));
        var asker = Thread.ofVirtual().start(answer);
        while (asker.getState() != Thread.State.WAITING && !answer.isDone()) {
            Thread.sleep(1);
        }
        return answer;
    }

    /** Answers each question with the size of its batch. */
    private static List<Integer> sizes(List<String> questions) {
        return Collections.nCopies(questions.size(), questions.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody came");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
