#ifndef C_EMBEDDED_TEMPLATES_H
#define C_EMBEDDED_TEMPLATES_H

/// A template from the folder Templates.
typedef struct {
  /// The path inside the folder.
  const char *_Nonnull path;
  /// The unchanged file, with a null byte after it.
  const unsigned char *_Nonnull text;
} EmbeddedTemplate;

/// All templates, sorted by path.
extern const EmbeddedTemplate *_Nonnull const embeddedTemplates;
extern const int embeddedTemplateCount;

/// The file docs/templates.md, with a null byte after it.
extern const unsigned char *_Nonnull const embeddedTemplateKeys;

#endif
