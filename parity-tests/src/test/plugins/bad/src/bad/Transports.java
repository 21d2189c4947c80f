package bad;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.OperationKind;

/** Transports that break the contract, and a sound one, which cannot be opened. */
public class Transports implements BackendProvider {

    @Override
    public String system() {
        return "bad";
    }

    @Override
    public String transport() {
        return "sound";
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException {
        throw new ArmUnavailableException("not opened in this test");
    }

    public static final class Null extends Transports {
        @Override
        public String transport() {
            return null;
        }
    }

    public static final class Nameless extends Transports {
        @Override
        public String transport() {
            return "";
        }
    }

    public static final class OfNoSystem extends Transports {
        @Override
        public String system() {
            return null;
        }
    }

    public static final class OfAnEmptySystem extends Transports {
        @Override
        public String system() {
            return "";
        }
    }

    public static final class OfAnotherSystem extends Transports {
        @Override
        public String system() {
            return "bed";
        }
    }

    public static final class Unsupporting extends Transports {
        @Override
        public Support support(OperationKind kind) {
            return kind == OperationKind.QUERY ? null : Support.OFFERED;
        }
    }
}
