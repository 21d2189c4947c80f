package bad;

import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Systems that break the contract, and a sound one. */
public final class Systems {

    static SystemUnderTest named(String name) {
        return new SystemUnderTest(name, "Bad", List.of(), "1", "bad", Set.of(), Map.of());
    }

    public static final class Sound implements SystemProvider {
        @Override
        public SystemUnderTest system() {
            return named("bad");
        }
    }

    public static final class Null implements SystemProvider {
        @Override
        public SystemUnderTest system() {
            return null;
        }
    }

    public static final class Throwing implements SystemProvider {
        @Override
        public SystemUnderTest system() {
            throw new IllegalStateException("no licence");
        }
    }

    public static final class Failing implements SystemProvider {
        @Override
        public SystemUnderTest system() {
            throw new AssertionError("never here");
        }
    }

    public static final class Nameless implements SystemProvider {
        @Override
        public SystemUnderTest system() {
            return named(null);
        }
    }

    public static final class OddlyNamed implements SystemProvider {
        @Override
        public SystemUnderTest system() {
            return named("../bad");
        }
    }

    public static final class Versionless implements SystemProvider {
        @Override
        public SystemUnderTest system() {
            return new SystemUnderTest("bad", "Bad", List.of(), null, "bad", Set.of(), Map.of());
        }
    }

    public static final class Private implements SystemProvider {
        private Private() {}

        @Override
        public SystemUnderTest system() {
            return named("bad");
        }
    }

    public abstract static class Abstract implements SystemProvider {}

    public static final class NoProvider {}

    public static final class FailingToLoad implements SystemProvider {
        private static final String HOME = required("notes.home");

        private static String required(String name) {
            throw new IllegalStateException(name + " is not set");
        }

        @Override
        public SystemUnderTest system() {
            return named(HOME);
        }
    }

    public static final class FailingToStart implements SystemProvider {
        public FailingToStart() {
            throw new UnsupportedOperationException("not today");
        }

        @Override
        public SystemUnderTest system() {
            return named("bad");
        }
    }
}
