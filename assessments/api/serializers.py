"""What the API says about assessments and accepts; never an answer of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import ngettext
from rest_framework import serializers

from assessments.actions.assessment_settings import (
    DEFAULT_GROUP,
    HEAVIEST,
    LARGEST_AUDIENCE,
    LARGEST_GROUP,
    SMALLEST_GROUP,
    AskedAudience,
    AssessmentSettings,
)
from assessments.actions.attributes import (
    FEWEST_VALUES,
    LONGEST_NAME,
    MOST_VALUES,
    AskedAttribute,
)
from assessments.models import (
    Assessment,
    Audience,
    Combine,
    Instrument,
    Mode,
    Profile,
    Protection,
    Result,
    Tables,
)
from assessments.queries.links import audience_link

if TYPE_CHECKING:
    from assessments.content import Instrument as InstrumentContent


_SHOWN = (
    *("id", "name", "mode", "status", "instrument", "elements", "targets", "weights"),
    *("profile", "ask_importance", "ask_unit", "attributes", "tables", "protection", "combine"),
    *("minimum_group", "opens_at", "closes_at"),
    *("opened_at", "closed_at", "closing_step", "closing_counted", "closing_stopped"),
    *("closing_failure", "created_at"),
)

_FEW = "Null where they are fewer than the minimum group; 0 where there is nobody."


class InstrumentSerializer(serializers.ModelSerializer[Instrument]):
    class Meta:
        model = Instrument
        fields = ("id", "slug", "version", "language", "title", "digest", "published_at")
        read_only_fields = fields


class AudienceSerializer(serializers.ModelSerializer[Audience]):
    link = serializers.SerializerMethodField(help_text="While the assessment is open.")

    class Meta:
        model = Audience
        fields = ("code", "name", "headcount", "link")
        read_only_fields = fields

    def get_link(self, audience: Audience) -> str | None:
        """Only for those who run assessments: whoever has a link can answer."""
        return audience_link(audience) if self.context.get("with_links") else None


class StoredAttributeSerializer(serializers.Serializer[Any]):
    """Values as pairs of key and name; the key stays the same from wave to wave."""

    code = serializers.CharField()
    name = serializers.CharField()
    values = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField(), min_length=2, max_length=2)
    )


class AssessmentSerializer(serializers.ModelSerializer[Assessment]):
    attributes = StoredAttributeSerializer(many=True, read_only=True)

    class Meta:
        model = Assessment
        fields = _SHOWN
        read_only_fields = fields


class AssessmentDetailSerializer(serializers.ModelSerializer[Assessment]):
    audiences = AudienceSerializer(many=True, read_only=True)
    attributes = StoredAttributeSerializer(many=True, read_only=True)

    class Meta:
        model = Assessment
        fields = (*_SHOWN, "audiences")
        read_only_fields = fields


class AskedAudienceSerializer(serializers.Serializer[AskedAudience]):
    code = serializers.CharField(max_length=20)
    headcount = serializers.IntegerField(
        min_value=1, max_value=LARGEST_AUDIENCE, required=False, allow_null=True
    )


class AskedAttributeSerializer(serializers.Serializer[AskedAttribute]):
    name = serializers.CharField(max_length=LONGEST_NAME)
    values = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_NAME),
        min_length=FEWEST_VALUES,
        max_length=MOST_VALUES,
    )


class AssessmentCreateSerializer(serializers.Serializer[AssessmentSettings]):
    """Left out: all elements, all audiences, target 3, weight 1."""

    name = serializers.CharField(max_length=120)
    mode = serializers.ChoiceField(choices=Mode.choices, default=Mode.SURVEY)
    elements = serializers.ListField(child=serializers.CharField(max_length=8), required=False)
    audiences = AskedAudienceSerializer(many=True, required=False)
    targets = serializers.DictField(child=serializers.IntegerField(min_value=1), default=dict)
    weights = serializers.DictField(
        child=serializers.FloatField(min_value=0.1, max_value=HEAVIEST), default=dict
    )
    profile = serializers.ChoiceField(choices=Profile.choices, default=Profile.STANDARD)
    ask_importance = serializers.BooleanField(default=True)
    ask_unit = serializers.BooleanField(default=False)
    attributes = AskedAttributeSerializer(many=True, required=False)
    tables = serializers.ChoiceField(choices=Tables.choices, default=Tables.CROSSED)
    protection = serializers.ChoiceField(choices=Protection.choices, default=Protection.STANDARD)
    combine = serializers.ChoiceField(choices=Combine.choices, default=Combine.EQUAL)
    minimum_group = serializers.IntegerField(
        min_value=SMALLEST_GROUP, max_value=LARGEST_GROUP, default=DEFAULT_GROUP
    )
    opens_at = serializers.DateTimeField(required=False, allow_null=True)
    closes_at = serializers.DateTimeField(required=False, allow_null=True)

    def settings(self, content: InstrumentContent) -> AssessmentSettings:
        given: dict[str, Any] = dict(self.validated_data)
        everything = [element.code for element in content.elements]
        everyone = [{"code": audience.code} for audience in content.audiences]
        elements = given.pop("elements", everything)
        asked = given.pop("audiences", everyone)
        attributes = given.pop("attributes", ())
        return AssessmentSettings(
            elements=tuple(elements),
            audiences=tuple(AskedAudience(**each) for each in asked),
            attributes=tuple(
                AskedAttribute(each["name"], tuple(each["values"])) for each in attributes
            ),
            **given,
        )


class AudienceParticipationSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    headcount = serializers.IntegerField(allow_null=True)
    submitted = serializers.IntegerField(allow_null=True, help_text="Null where it is not shown.")
    form = serializers.ChoiceField(choices=["shown", "few", "withheld", "none"])


class ParticipationSerializer(serializers.Serializer[Any]):
    started = serializers.IntegerField(allow_null=True, help_text=_FEW)
    submitted = serializers.IntegerField(allow_null=True, help_text=_FEW)
    headcount = serializers.IntegerField(allow_null=True)
    audiences = AudienceParticipationSerializer(many=True)


class ResultSerializer(serializers.ModelSerializer[Result]):
    body = serializers.DictField(help_text="Schema 2: see docs/measures.md.")
    participation = ParticipationSerializer()
    note = serializers.SerializerMethodField()

    class Meta:
        model = Result
        fields = (
            *("assessment", "body", "participation", "inputs_digest", "digest", "engine"),
            *("created_at", "note"),
        )
        read_only_fields = fields

    def get_note(self, result: Result) -> str:
        """Say whose view it is where the raters are named; empty otherwise."""
        if result.body["rules"]["suppressed"]:
            return ""
        number = result.body["cells"][0]["people"]
        return ngettext(
            "This is the view of one named person, who agreed to be shown.",
            "This is the view of %(n)d named people, who agreed to be shown.",
            number,
        ) % {"n": number}
