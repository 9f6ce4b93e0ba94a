// The files of the web page, compiled into the binary so that it needs none beside it.

#ifndef CPAGE_H
#define CPAGE_H

#include <stddef.h>
#include <stdint.h>

/// One file of the page.
struct CPageFile {
    /// Where it is served: an absolute path without a query.
    const char *path;
    /// Its bytes, which live as long as the process.
    const uint8_t *bytes;
    /// How many they are.
    size_t count;
};

/// How many files the page has.
size_t cpage_count(void);

/// The file at an index below `cpage_count()`.
struct CPageFile cpage_file(size_t index);

#endif
