package com.vomeet.manager.orchestrator.kubernetes;

import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import com.vomeet.manager.orchestrator.job.BotPods;
import com.vomeet.manager.orchestrator.job.JobFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shared state: the bots' Jobs and pods as they were last seen, by a watch, by a list or in the answer to a creation. The last makes
 * sure that what was just made is not missed before the watch tells of it.
 */
final class Sightings {
    /** An ended pod may be removed at once; why it ended is remembered until a look has had the time to come. */
    private static final Duration MEMORY = Duration.ofMinutes(2);

    /** A node that looked for a Secret before it was made looks again ten to fifteen seconds later. */
    private static final Duration NODE_LOOKS_AGAIN = Duration.ofSeconds(30);

    private static final int REMEMBERED_UIDS = 4_096;

    /** @param seen false for a Job that no watch or list has shown yet */
    private record JobSight(Job job, boolean seen, Instant at) {}

    private record Waiter(String name, Wait on) {}

    private final InstantSource clock;
    private final Consumer<Workload> changed;
    private final Map<String, JobSight> jobs = new HashMap<>();
    private final Map<String, Pod> pods = new HashMap<>();
    private final Map<String, Workload> departed = new HashMap<>();
    private final Map<Waiter, Instant> waiting = new HashMap<>();
    private final Map<String, String> causes = new HashMap<>();
    private final Set<String> incomplete = new HashSet<>();
    private final Map<String, Instant> complete = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private final SequencedMap<String, Boolean> goneUids = new LinkedHashMap<>();

    /** @param changed is told of each change, with what was seen last when nothing is left; must return soon */
    Sightings(InstantSource clock, Consumer<Workload> changed) {
        this.clock = clock;
        this.changed = changed;
    }

    /** A watch or a list shows it. */
    void sees(Job job) {
        update(name(job), () -> jobs.put(name(job), new JobSight(job, true, clock.instant())));
    }

    /** The answer to a creation shows it, perhaps later than its removal was shown. */
    void made(Job job) {
        update(name(job), () -> {
            if (!goneUids.containsKey(uid(job))) {
                jobs.putIfAbsent(name(job), new JobSight(job, false, clock.instant()));
            }
        });
    }

    void gone(Job job) {
        update(name(job), () -> {
            goneUids.put(uid(job), true);
            if (goneUids.size() > REMEMBERED_UIDS) {
                goneUids.pollFirstEntry();
            }
            jobs.computeIfPresent(name(job), (_, sight) -> uid(sight.job()).equals(uid(job)) ? null : sight);
        });
    }

    void sees(Pod pod) {
        BotPods.jobName(pod).ifPresent(name -> update(name, () -> pods.merge(name, pod, Sightings::newer)));
    }

    void gone(Pod pod) {
        BotPods.jobName(pod)
                .ifPresent(name -> update(name, () -> {
                    depart(name, pod);
                    pods.computeIfPresent(name, (_, known) -> uid(known).equals(uid(pod)) ? null : known);
                }));
    }

    /** A pod of the same Job that was made later counts; the same pod is replaced by how it is now. */
    private static Pod newer(Pod known, Pod seen) {
        var one = Objects.requireNonNullElse(known.getMetadata().getCreationTimestamp(), "");
        var two = Objects.requireNonNullElse(seen.getMetadata().getCreationTimestamp(), "");
        return one.compareTo(two) > 0 ? known : seen;
    }

    private void depart(String name, Pod pod) {
        new JobFacts(job(name), pod).departed(name, clock.instant()).ifPresent(ended -> departed.put(name, ended));
    }

    /** A whole list takes the place of what was known, but for what was made since it was asked for. */
    void replace(List<Job> allJobs, List<Pod> allPods, Instant asked) {
        var jobNames = allJobs.stream().map(Sightings::name).collect(Collectors.toSet());
        var podUids = allPods.stream().map(Sightings::uid).collect(Collectors.toSet());
        List<Job> lostJobs;
        List<Pod> lostPods;
        synchronized (this) {
            lostJobs = jobs.values().stream()
                    .filter(sight ->
                            !jobNames.contains(name(sight.job())) && sight.at().isBefore(asked))
                    .map(JobSight::job)
                    .toList();
            lostPods = pods.values().stream()
                    .filter(pod -> !podUids.contains(uid(pod)))
                    .toList();
        }
        lostPods.forEach(this::gone);
        lostJobs.forEach(this::gone);
        allJobs.forEach(this::sees);
        allPods.forEach(this::sees);
    }

    /** Of all that a watch or a list has shown. */
    void keep(Predicate<Job> jobIsThere, Predicate<Pod> podIsThere) {
        List<Job> lostJobs;
        List<Pod> lostPods;
        synchronized (this) {
            lostJobs = jobs.values().stream()
                    .filter(JobSight::seen)
                    .map(JobSight::job)
                    .filter(jobIsThere.negate())
                    .toList();
            lostPods = pods.values().stream().filter(podIsThere.negate()).toList();
        }
        lostPods.forEach(this::gone);
        lostJobs.forEach(this::gone);
    }

    /** Jobs whose creation was answered and that no watch or list has shown for so long: perhaps they are gone already. */
    synchronized List<String> unseen(Duration forLong) {
        var before = clock.instant().minus(forLong);
        return jobs.values().stream()
                .filter(sight -> !sight.seen() && sight.at().isBefore(before))
                .map(sight -> name(sight.job()))
                .toList();
    }

    synchronized void isIncomplete(String name) {
        incomplete.add(name);
        complete.remove(name);
    }

    synchronized void isComplete(String name) {
        incomplete.remove(name);
        complete.put(name, clock.instant());
    }

    synchronized void forget(String name) {
        if (find(name).filter(workload -> !workload.isRunning()).isPresent()) {
            forgotten.add(name);
        }
    }

    synchronized @Nullable Job job(String name) {
        var sight = jobs.get(name);
        return sight == null ? null : sight.job();
    }

    synchronized Optional<Workload> find(String name) {
        var job = job(name);
        var pod = pods.get(name);
        if (forgotten.contains(name)) {
            return Optional.empty();
        }
        if (pod == null && departed.containsKey(name)) {
            return Optional.of(departed.get(name));
        }
        return new JobFacts(job, pod).workload(name, clock.instant()).map(this::settled);
    }

    synchronized List<Workload> list() {
        var old = clock.instant().minus(MEMORY);
        departed.values().removeIf(workload -> at(workload).isBefore(old) && !jobs.containsKey(workload.name()));
        return Stream.of(jobs, pods, departed)
                .flatMap(map -> map.keySet().stream())
                .distinct()
                .flatMap(name -> find(name).stream())
                .toList();
    }

    private static Instant at(Workload workload) {
        return workload.state() instanceof State.Ended ended ? ended.at() : Instant.EPOCH;
    }

    /** Kubernetes does not say since when an image cannot be pulled; what is missing here is known here only. */
    private Workload settled(Workload workload) {
        if (!(workload.state() instanceof State.Waiting waiting)) {
            return workload;
        }
        if (incomplete.contains(workload.name())) {
            return with(workload, new State.Waiting(Wait.COMPLETION, "The bot's Secret is missing.", waiting.since()));
        }
        return switch (waiting.on()) {
            case POD -> with(workload, withCause(workload.name(), waiting));
            case IMAGE, CONFIGURATION -> {
                var since = waiting(workload.name(), waiting.on());
                yield with(workload, new State.Waiting(waiting.on(), waiting.details(), since));
            }
            case COMPLETION ->
                isJustComplete(workload.name())
                        ? with(
                                workload,
                                new State.Waiting(
                                        Wait.START, "The bot's node looks for its Secret again.", waiting.since()))
                        : workload;
            case QUOTA, CAPACITY, START -> workload;
        };
    }

    private boolean isJustComplete(String name) {
        var at = complete.get(name);
        return at != null && clock.instant().isBefore(at.plus(NODE_LOOKS_AGAIN));
    }

    private State.Waiting withCause(String name, State.Waiting waiting) {
        var cause = causes.get(name);
        if (cause == null) {
            return waiting;
        }
        var on = cause.contains("exceeded quota") ? Wait.QUOTA : Wait.POD;
        return new State.Waiting(on, "The cluster makes no pod for the bot: " + cause, waiting.since());
    }

    /** Whether some Job has had no pod for so long, and nobody knows why. */
    synchronized boolean isAPodMissing(Duration forLong) {
        var before = clock.instant().minus(forLong);
        return jobs.keySet().stream()
                .filter(name -> !pods.containsKey(name) && !causes.containsKey(name))
                .flatMap(name -> find(name).stream())
                .anyMatch(workload -> workload.state() instanceof State.Waiting waiting
                        && waiting.on() == Wait.POD
                        && waiting.since().isBefore(before));
    }

    /** Why the Job has no pod. */
    void explains(String name, String cause) {
        if (job(name) != null) {
            update(name, () -> causes.put(name, cause));
        }
    }

    private Instant waiting(String name, Wait on) {
        return waiting.computeIfAbsent(new Waiter(name, on), _ -> clock.instant());
    }

    private static Workload with(Workload workload, State state) {
        return new Workload(workload.name(), workload.meetingId(), workload.createdAt(), state);
    }

    private void update(String name, Runnable change) {
        Optional<Workload> told;
        synchronized (this) {
            var before = find(name);
            change.run();
            if (!jobs.containsKey(name) && !pods.containsKey(name)) {
                causes.remove(name);
                incomplete.remove(name);
                complete.remove(name);
                forgotten.remove(name);
                waiting.keySet().removeIf(waiter -> waiter.name().equals(name));
            }
            told = find(name).or(() -> before);
        }
        told.ifPresent(changed);
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    private static String uid(HasMetadata object) {
        return Objects.requireNonNullElse(object.getMetadata().getUid(), name(object));
    }
}
