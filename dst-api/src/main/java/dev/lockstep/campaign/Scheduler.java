package dev.lockstep.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs that start the same command many times, and the variables in which each says which time this is. A shard
 * that is only half known, or known in two ways, is refused: a shard that is walked twice leaves another one out.
 */
public enum Scheduler {
    /** A matrix, or a loop of somebody's own: {@code LOCKSTEP_SHARD=3/20}. */
    BY_HAND("a matrix by hand", "LOCKSTEP_SHARD") {
        @Override
        Shard shard(Variables set) {
            try {
                return Shard.parse(set.text("LOCKSTEP_SHARD"));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("LOCKSTEP_SHARD: " + e.getMessage(), e);
            }
        }
    },
    /** An Indexed Job tells its pods no count, so the manifest gives it as {@code LOCKSTEP_SHARDS}. */
    KUBERNETES("a Kubernetes Indexed Job", "JOB_COMPLETION_INDEX", Scheduler.COUNT) {
        @Override
        Shard shard(Variables set) {
            return set.shard("JOB_COMPLETION_INDEX", 0, Scheduler.COUNT);
        }
    },
    /** The numbers of an array's tasks may begin anywhere and have steps, but no gaps. */
    SLURM(
            "a Slurm array",
            "SLURM_ARRAY_TASK_ID",
            "SLURM_ARRAY_TASK_MIN",
            "SLURM_ARRAY_TASK_MAX",
            "SLURM_ARRAY_TASK_COUNT",
            "SLURM_ARRAY_TASK_STEP") {
        @Override
        Shard shard(Variables set) {
            long first = set.number("SLURM_ARRAY_TASK_MIN");
            long step = set.number("SLURM_ARRAY_TASK_STEP");
            long place = set.number("SLURM_ARRAY_TASK_ID") - first;
            long reach = set.number("SLURM_ARRAY_TASK_MAX") - first;
            long count = set.number("SLURM_ARRAY_TASK_COUNT");
            if (step < 1 || reach % step != 0 || place % step != 0 || reach / step + 1 != count) {
                throw new IllegalArgumentException("the array has gaps (" + set
                        + "), so a task cannot tell its place; use --array=0-" + Math.max(0, count - 1));
            }
            return set.shard(place / step + 1, count);
        }
    },
    GITLAB("GitLab's parallel", "CI_NODE_INDEX", "CI_NODE_TOTAL") {
        @Override
        Shard shard(Variables set) {
            return set.shard("CI_NODE_INDEX", 1, "CI_NODE_TOTAL");
        }
    },
    BUILDKITE("Buildkite's parallelism", "BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT") {
        @Override
        Shard shard(Variables set) {
            return set.shard("BUILDKITE_PARALLEL_JOB", 0, "BUILDKITE_PARALLEL_JOB_COUNT");
        }
    },
    CIRCLECI("CircleCI's parallelism", "CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL") {
        @Override
        Shard shard(Variables set) {
            return set.shard("CIRCLE_NODE_INDEX", 0, "CIRCLE_NODE_TOTAL");
        }
    };

    /** The number of shards that a person states; where a scheduler states one too, they must agree. */
    private static final String COUNT = "LOCKSTEP_SHARDS";

    private final String title;
    private final List<String> names;

    Scheduler(String title, String... names) {
        this.title = title;
        this.names = List.of(names);
    }

    abstract Shard shard(Variables set);

    /**
     * Returns the shard that the environment names.
     *
     * @throws IllegalArgumentException if there is none, if it is half set, or if two contradict each other; the
     *     message names the variables
     */
    public static Shard shard(Map<String, String> environment) {
        List<Scheduler> present = Arrays.stream(values())
                .filter(scheduler -> scheduler.own().anyMatch(environment::containsKey))
                .filter(scheduler -> !environment.containsKey(BY_HAND.names.get(0)) || !scheduler.isAlone(environment))
                .toList();
        if (present.isEmpty()) {
            throw new IllegalArgumentException(
                    "no scheduler names a shard here (looked for " + lookedFor() + "); write --shard 3/20");
        }
        List<Shard> shards = new ArrayList<>();
        present.forEach(scheduler -> shards.add(scheduler.shard(scheduler.variables(environment))));
        for (int i = 0; i < shards.size(); i++) {
            if (!shards.get(i).equals(shards.get(0))) {
                throw new IllegalArgumentException("two schedulers contradict each other: "
                        + present.get(0).variables(environment) + " is shard " + shards.get(0) + ", and "
                        + present.get(i).variables(environment) + " is shard " + shards.get(i)
                        + "; write --shard 3/20, or unset one of them");
            }
        }
        requireCount(shards.get(0), environment);
        return shards.get(0);
    }

    /** A task of an array that is started alone would believe that it is the only shard. */
    private static void requireCount(Shard shard, Map<String, String> environment) {
        Optional<String> stated = Optional.ofNullable(environment.get(COUNT));
        if (stated.isPresent() && !stated.get().equals(Integer.toString(shard.of()))) {
            throw new IllegalArgumentException(COUNT + "=" + stated.get() + " contradicts the scheduler, which names"
                    + " shard " + shard + "; write --shard 3/20, or set both to the same number");
        }
    }

    /** Whether it says that there is one job alone, as some do for every job that is not divided. */
    private boolean isAlone(Map<String, String> environment) {
        return this != BY_HAND && names.size() == 2 && "1".equals(environment.get(names.get(1)));
    }

    /** Returns its variables except the count that a person states, which is no sign of any scheduler. */
    private Stream<String> own() {
        return names.stream().filter(name -> !name.equals(COUNT));
    }

    private static String lookedFor() {
        return Arrays.stream(values())
                .map(scheduler -> String.join(" and ", scheduler.names.subList(0, Math.min(2, scheduler.names.size())))
                        + " of " + scheduler.title)
                .collect(Collectors.joining(", "));
    }

    private Variables variables(Map<String, String> environment) {
        return new Variables(this, environment);
    }

    /**
     * The variables of one scheduler.
     *
     * @param scheduler the scheduler
     * @param environment all variables
     */
    record Variables(Scheduler scheduler, Map<String, String> environment) {

        String text(String name) {
            String value = environment.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        name + " is not set, but the rest of " + scheduler.title + " is (" + this + ")"
                                + (name.equals(COUNT) ? "; the manifest must give the number of shards in it" : ""));
            }
            return value;
        }

        long number(String name) {
            String value = text(name);
            if (!value.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(name + " is '" + value + "', which is not a number of a shard");
            }
            return Long.parseLong(value);
        }

        Shard shard(String index, long first, String count) {
            long place = number(index);
            return shard(place - first + 1, number(count));
        }

        Shard shard(long index, long count) {
            if (index < 1 || index > count) {
                throw new IllegalArgumentException(this + " names no shard: the place is beyond the number of all");
            }
            return new Shard((int) index, (int) count);
        }

        @Override
        public String toString() {
            return scheduler.names.stream()
                    .filter(environment::containsKey)
                    .map(name -> name + "=" + environment.get(name))
                    .collect(Collectors.joining(", "));
        }
    }
}
