package dev.lockstep.invariant;

/**
 * An engine that deletes a file of its store also closes this file. One that does not holds the space of every
 * compaction until its process ends. A file that is closed and still mapped into memory is not seen, because when Java
 * unmaps a file depends on its garbage collector.
 */
public record DeletedFilesAreClosed() implements Invariant<OpenFiles> {

    @Override
    public String name() {
        return "deleted files are closed";
    }

    @Override
    public Class<OpenFiles> view() {
        return OpenFiles.class;
    }

    /** In a container, another process must be started for the look. */
    @Override
    public boolean isCheap() {
        return false;
    }

    @Override
    public boolean isOfProcess() {
        return true;
    }

    @Override
    public void look(OpenFiles files, Look look) {
        // How many files an engine has open depends on the moment, so the process counts as one thing.
        look.saw(files.paths().isEmpty() ? 0 : 1);
        files.deleted().forEach(path -> look.violated(path + " is deleted and still open"));
    }
}
