package imagefactory.history.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import imagefactory.history.store.JobFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which jobs a request asks for, as it was written: in the query of a list, or in a body.
@Schema(name = "JobFilter")
record JobsWanted(
    List<String> kind,
    List<String> status,
    @Nullable String label,
    List<String> tag,
    @Nullable String configurationId,
    @Nullable String parentId,
    @Nullable String source,
    @Nullable String from,
    @Nullable String to,
    @Nullable String q) {
  @JsonCreator
  JobsWanted(
      @JsonProperty("kind") @Nullable List<String> kind,
      @JsonProperty("status") @Nullable List<String> status,
      @JsonProperty("label") @Nullable String label,
      @JsonProperty("tag") @Nullable List<String> tag,
      @JsonProperty("configurationId") @Nullable String configurationId,
      @JsonProperty("parentId") @Nullable String parentId,
      @JsonProperty("source") @Nullable String source,
      @JsonProperty("from") @Nullable String from,
      @JsonProperty("to") @Nullable String to,
      @JsonProperty("q") @Nullable String q) {
    this.kind = kind == null ? List.of() : List.copyOf(kind);
    this.status = status == null ? List.of() : List.copyOf(status);
    this.label = label;
    this.tag = tag == null ? List.of() : List.copyOf(tag);
    this.configurationId = configurationId;
    this.parentId = parentId;
    this.source = source;
    this.from = from;
    this.to = to;
    this.q = q;
  }

  JobFilter filter() {
    return new JobFilter(
        Parameters.texts("kind", kind),
        Parameters.jobStatuses("status", status),
        Parameters.text("label", label),
        Parameters.texts("tag", tag),
        Parameters.id("configurationId", configurationId),
        Parameters.id("parentId", parentId),
        Parameters.text("source", source),
        Parameters.time("from", from),
        Parameters.time("to", to),
        Parameters.text("q", q));
  }
}
