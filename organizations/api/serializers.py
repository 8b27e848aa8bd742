"""What the API says about organizations; every field is listed by name."""

from __future__ import annotations

from rest_framework import serializers

from organizations.models import Membership, Organization, Unit


class OrganizationSerializer(serializers.ModelSerializer[Organization]):
    class Meta:
        model = Organization
        fields = ("slug", "name", "sector", "size_band", "country", "time_zone", "language")
        read_only_fields = fields


class MemberSerializer(serializers.ModelSerializer[Membership]):
    name = serializers.CharField(source="user.name", read_only=True)
    email = serializers.EmailField(source="user.email", read_only=True)

    class Meta:
        model = Membership
        fields = ("id", "name", "email", "role", "unit", "joined_at")
        read_only_fields = fields


class UnitSerializer(serializers.ModelSerializer[Unit]):
    class Meta:
        model = Unit
        fields = ("id", "name", "code", "parent")
        read_only_fields = fields


class SharingSerializer(serializers.Serializer[bool]):
    shares = serializers.BooleanField()
