package dev.lockstep.fuzz;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rule that every parser keeps. It refuses an input with its own exception and with no other. An input that it
 * accepts is explained to the last byte: its value has everything that another look at the input counts, it is written
 * and read back equal, and neither a part of the input nor the input twice is accepted, as far as the form excludes
 * that.
 *
 * @param name the parser, for messages
 * @param refusal the exception by which the parser refuses
 * @param reading the parser
 * @param writing writes a value in the parser's form
 * @param complete counts what is in an input in another way than the parser does
 * @param cut the places at which an input may end early
 * @param doubled whether an input may be there twice
 */
public record ParserRule<T>(
        String name,
        Class<? extends Exception> refusal,
        Reading<T> reading,
        Writing<T> writing,
        Complete<T> complete,
        Cut<T> cut,
        Twice<T> doubled) {

    /** The part of an input that is left out is at most this often tried. */
    private static final int CUTS = 12;

    /** A parser. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Returns the value of an input. */
        T of(byte[] input) throws Exception;
    }

    /** The reverse of a parser. */
    @FunctionalInterface
    public interface Writing<T> {
        /** Returns an input with this value. */
        byte[] of(T value) throws Exception;
    }

    /** Another look at an input. */
    @FunctionalInterface
    public interface Complete<T> {
        /** Whether everything in the input is in its value. */
        boolean is(T value, byte[] input) throws Exception;
    }

    /** The inputs whose beginning is an input as well. */
    @FunctionalInterface
    public interface Cut<T> {
        /** Whether the input may be accepted without what follows this place. */
        boolean allowed(T value, byte[] input, int at);
    }

    /** The inputs that may be there twice. */
    @FunctionalInterface
    public interface Twice<T> {
        /** Whether the input may be accepted twice, one behind the other. */
        boolean allowed(T value);
    }

    /** A rule of a form that no beginning and no repetition has. */
    public static <T> ParserRule<T> whole(
            String name,
            Class<? extends Exception> refusal,
            Reading<T> reading,
            Writing<T> writing,
            Complete<T> complete) {
        return new ParserRule<>(name, refusal, reading, writing, complete, ParserRule::isBlankFrom, value -> false);
    }

    /** Whether nothing but space follows. */
    public static boolean isBlankFrom(Object value, byte[] input, int at) {
        for (int i = at; i < input.length; i++) {
            if (" \t\r\n".indexOf(input[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks the rule for one input.
     *
     * @return whether the parser accepts the input
     * @throws BrokenRule if the rule is broken
     */
    public boolean check(byte[] input) {
        T value = read("an input", input);
        if (value == null) {
            return false;
        }
        requireComplete(value, input);
        byte[] written = written(value);
        T again = read("what was written for an accepted input", written);
        if (!Objects.equals(value, again)) {
            throw new BrokenRule(name + " reads back " + again + " for " + value, null);
        }
        for (int at : cuts(input.length)) {
            if (!cut.allowed(value, input, at) && read("a cut input", Arrays.copyOf(input, at)) != null) {
                throw new BrokenRule(name + " accepts the first " + at + " bytes of an input of " + input.length, null);
            }
        }
        if (!doubled.allowed(value) && read("an input twice", twice(input)) != null) {
            throw new BrokenRule(name + " accepts an input twice", null);
        }
        return true;
    }

    private T read(String what, byte[] input) {
        try {
            return Objects.requireNonNull(reading.of(input), "the parser returned null");
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
            if (refusal.isInstance(e)) {
                return null;
            }
            throw new BrokenRule(name + " threw " + e.getClass().getName() + " for " + what, e);
        }
    }

    private void requireComplete(T value, byte[] input) {
        try {
            if (!complete.is(value, input)) {
                throw new BrokenRule(name + " leaves out a part of an input that it accepts as " + value, null);
            }
        } catch (Exception e) {
            throw new BrokenRule(name + " accepts what nobody else reads: " + value, e);
        }
    }

    private byte[] written(T value) {
        try {
            return writing.of(value);
        } catch (Exception e) {
            throw new BrokenRule(name + " accepts a value that cannot be written: " + value, e);
        }
    }

    /** Returns places in the whole input, and more at its end, because a file is cut there. */
    private static Set<Integer> cuts(int length) {
        Set<Integer> cuts = new TreeSet<>();
        for (int i = 1; i <= CUTS / 2; i++) {
            cuts.add((int) ((long) length * i / (CUTS / 2 + 1)));
            cuts.add(Math.max(0, length - i));
        }
        cuts.remove(length);
        return cuts;
    }

    private static byte[] twice(byte[] input) {
        byte[] twice = Arrays.copyOf(input, 2 * input.length);
        System.arraycopy(input, 0, twice, input.length, input.length);
        return twice;
    }

    /** A parser that does not keep the rule. */
    public static final class BrokenRule extends AssertionError {
        private static final long serialVersionUID = 1L;

        BrokenRule(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
